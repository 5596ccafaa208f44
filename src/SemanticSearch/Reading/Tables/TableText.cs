using System.Text;
using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Reading.Tables;

/// <summary>The characters of a table, of which no more than a row is in memory where it lies in a file.</summary>
static class TableText
{
    const int ProbeBytes = 1 << 20;
    const int Tail = 4;

    /// <summary>A reader of the characters, and the encoding's name.</summary>
    /// <exception cref="ContainerException">The bytes are no text.</exception>
    public static (TextReader Reader, string Encoding) Open(
        Container container, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        var (stream, found) = container.Stream.CanSeek
            ? (container.Stream, Scan(container.Stream, container.Charset, cancellationToken))
            : Buffer(container, budget, cancellationToken);
        if (found.Problem is { } problem)
            throw new ContainerException(problem);
        stream.Position = found.MarkLength;
        return (new StreamReader(stream, found.Encoding, detectEncodingFromByteOrderMarks: false, 64 * 1024, leaveOpen: true), found.Name);
    }

    static (Stream Stream, FoundEncoding Found) Buffer(Container container, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        var bytes = BoundedBytes.Read(container.Stream, budget, cancellationToken);
        return (new MemoryStream(bytes, writable: false), TextEncodings.Find(bytes, container.Charset, isWhole: true));
    }

    // Pieces of a whole table, up to the first that is not UTF-8, which shows the encoding.
    static FoundEncoding Scan(Stream stream, string? charset, CancellationToken cancellationToken)
    {
        var buffer = new byte[ProbeBytes];
        FoundEncoding? first = null;
        stream.Position = 0;
        var kept = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var length = kept + read;
            var found = TextEncodings.Find(buffer.AsSpan(0, length), charset, isWhole: length < buffer.Length);
            first ??= found;
            if (first.MarkLength > 0 || first.Encoding is not UTF8Encoding || first.Problem is not null)
                return first;
            if (found.Encoding is not UTF8Encoding || found.Problem is not null)
                return found with { MarkLength = 0 };
            if (length < buffer.Length)
                return first;
            // A character may go on in the next piece.
            kept = Tail - 1 - buffer.AsSpan(length - Tail, Tail).LastIndexOfAnyInRange((byte)0, (byte)0x7F);
            kept = kept < Tail ? kept : 0;
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
        }
    }
}
