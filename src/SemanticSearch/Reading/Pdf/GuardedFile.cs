namespace SemanticSearch.Reading.Pdf;

/// <summary>The bytes of a file, every fetch of which is paid for.</summary>
sealed class GuardedFile(ReadOnlyMemory<byte> bytes, PdfBudget budget) : Stream
{
    long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int ReadByte()
    {
        budget.Fetch(1);
        return _position < bytes.Length ? bytes.Span[(int)_position++] : -1;
    }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Math.Max(0, bytes.Length - _position));
        budget.Fetch(count + 1);
        if (count > 0)
            bytes.Span.Slice((int)_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        budget.Fetch(1);
        var position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => bytes.Length + offset,
        };
        if (position < 0)
            throw new IOException("a place before the file's start is referred to");
        return _position = position;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
