namespace SemanticSearch.Reading.Archives;

/// <summary>A buffered stream whose next bytes can be looked at before they are read. Reads give as many bytes as are asked for while
/// there are some: decompressors count on it. The stream beneath is disposed with it.</summary>
sealed class PeekedStream(Stream stream) : ReadOnlyStream
{
    const int BufferBytes = 64 * 1024;

    readonly byte[] _buffer = new byte[BufferBytes];
    int _start;
    int _end;

    /// <summary>The next bytes, fewer than <paramref name="count"/> only at the end.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _start < count)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            _end += stream.ReadAtLeast(_buffer.AsSpan(_end), count - _end, throwOnEndOfStream: false);
        }
        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    public override int ReadByte()
    {
        if (_start == _end && Peek(1).IsEmpty)
            return -1;
        BytesRead++;
        return _buffer[_start++];
    }

    protected override int ReadBytes(Span<byte> buffer)
    {
        var kept = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, kept).CopyTo(buffer);
        _start += kept;
        if (kept == buffer.Length)
            return kept;
        if (buffer.Length - kept >= BufferBytes)
            return kept + stream.ReadAtLeast(buffer[kept..], buffer.Length - kept, throwOnEndOfStream: false);
        Peek(buffer.Length - kept).CopyTo(buffer[kept..]);
        var more = Math.Min(buffer.Length - kept, _end - _start);
        _start += more;
        return kept + more;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }
}
