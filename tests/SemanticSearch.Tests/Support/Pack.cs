using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Tests.Support;

/// <summary>Makes archives in memory.</summary>
static class Pack
{
    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return bytes.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] files) => Zip([.. files.Select(file => (file.Name, Utf8(file.Text)))]);

    public static byte[] Tar(params (string Name, byte[] Bytes)[] files) => Tar(writer =>
    {
        foreach (var (name, content) in files)
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
    });

    public static byte[] Tar(params (string Name, string Text)[] files) => Tar([.. files.Select(file => (file.Name, Utf8(file.Text)))]);

    public static byte[] Tar(Action<TarWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, leaveOpen: true))
            write(writer);
        return bytes.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
            packed.Write(content);
        return bytes.ToArray();
    }

    public static byte[] Bzip2(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var packed = SharpCompress.Compressors.BZip2.BZip2Stream.Create(
            bytes, SharpCompress.Compressors.CompressionMode.Compress, decompressConcatenated: false, leaveOpen: true))
            packed.Write(content);
        return bytes.ToArray();
    }

    /// <summary>The .xz format with unpacked LZMA2 chunks and CRC-32, in blocks that ask for a window.</summary>
    public static byte[] Xz(byte[] content, byte window = 0, int blockBytes = 1 << 16)
    {
        using var bytes = new MemoryStream();
        byte[] flags = [0, 1];
        bytes.Write([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, .. flags, .. U32(Crc.Of32(flags))]);
        var blocks = 0;
        foreach (var block in content.Chunk(blockBytes))
        {
            byte[] header = [2, 0, 0x21, 1, window, 0, 0, 0];
            bytes.Write([.. header, .. U32(Crc.Of32(header))]);
            bytes.Write([1, (byte)((block.Length - 1) >> 8), (byte)(block.Length - 1), .. block, 0]);
            bytes.Write(new byte[(4 - bytes.Length % 4) % 4]);
            bytes.Write(U32(Crc.Of32(block)));
            blocks++;
        }
        bytes.Write([0, (byte)blocks, .. Enumerable.Repeat((byte)1, 2 * blocks)]);
        bytes.Write(new byte[(4 - bytes.Length % 4) % 4]);
        bytes.Write(new byte[16]);
        return bytes.ToArray();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
