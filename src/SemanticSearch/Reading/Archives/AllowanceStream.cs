namespace SemanticSearch.Reading.Archives;

/// <summary>A stream of which only so much may be read before the reader says that it goes on well: so no header, row or value, however
/// large it says it is, fills the memory.</summary>
sealed class AllowanceStream(Stream stream) : ReadOnlyStream
{
    /// <summary>How many bytes may be read from now on.</summary>
    public long Allowance { get; set; } = long.MaxValue;

    /// <inheritdoc/>
    /// <exception cref="AllowanceException">More was asked for than allowed.</exception>
    protected override int ReadBytes(Span<byte> buffer)
    {
        if (Allowance <= 0)
            throw new AllowanceException();
        var read = stream.Read(buffer[..(int)Math.Min(buffer.Length, Allowance)]);
        Allowance -= read;
        return read;
    }
}
