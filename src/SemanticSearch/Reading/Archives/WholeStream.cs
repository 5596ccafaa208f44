namespace SemanticSearch.Reading.Archives;

/// <summary>A stream that does not end before it should: half a document must not pass for a whole one.
/// What is beneath is left open.</summary>
sealed class WholeStream(Stream stream, long length) : ReadOnlyStream
{
    /// <inheritdoc/>
    /// <exception cref="ContainerException">It ends too early.</exception>
    protected override int ReadBytes(Span<byte> buffer)
    {
        var read = stream.Read(buffer);
        return read > 0 || buffer.IsEmpty || BytesRead == length
            ? read
            : throw new ContainerException("ends before it should; fetch or pack the archive again");
    }
}
