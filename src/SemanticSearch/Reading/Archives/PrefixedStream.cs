namespace SemanticSearch.Reading.Archives;

/// <summary>A stream some of whose first bytes were read already. The stream beneath is disposed with it.</summary>
sealed class PrefixedStream(ReadOnlyMemory<byte> first, Stream rest) : ReadOnlyStream
{
    ReadOnlyMemory<byte> _first = first;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _first.IsEmpty ? await rest.ReadAsync(buffer, cancellationToken) : Read(buffer.Span);

    protected override int ReadBytes(Span<byte> buffer)
    {
        if (_first.IsEmpty)
            return rest.Read(buffer);
        var length = Math.Min(buffer.Length, _first.Length);
        _first.Span[..length].CopyTo(buffer);
        _first = _first[length..];
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
