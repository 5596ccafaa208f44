namespace SemanticSearch.Reading.Archives;

/// <summary>A file in a zip archive as its central directory tells it.</summary>
/// <param name="Name">Its path with <c>/</c>.</param>
/// <param name="Method">How it is packed: 0 stored, 8 deflated; others are not read.</param>
/// <param name="IsEncrypted">Whether it needs a password.</param>
/// <param name="Checksum">CRC-32 of its bytes.</param>
/// <param name="PackedLength">Bytes that it takes in the archive.</param>
/// <param name="Length">Bytes that it should have when unpacked.</param>
/// <param name="HeaderStart">Offset of its local header.</param>
/// <param name="DataStart">Offset of its packed bytes.</param>
sealed record ZipEntry(
    string Name, int Method, bool IsEncrypted, uint Checksum, long PackedLength, long Length, long HeaderStart, long DataStart)
{
    /// <summary>Offset just past its packed bytes.</summary>
    public long DataEnd => DataStart + PackedLength;
}
