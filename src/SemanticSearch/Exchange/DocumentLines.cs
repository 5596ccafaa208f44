using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace SemanticSearch.Exchange;

/// <summary>The lines of a stream, one in memory at a time.</summary>
/// <param name="limit">The longest line that is handed over, in bytes.</param>
sealed class DocumentLines(long limit)
{
    /// <summary>The lines that are not empty, without their ends, with their numbers from 1; one beyond the limit is null.</summary>
    public async IAsyncEnumerable<(long Number, ReadOnlyMemory<byte>? Line)> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var (number, skipped) = (0L, false);
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                number++;
                var line = buffer.Slice(0, end);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                if (skipped || line.Length > limit)
                    yield return (number, null);
                else if (!IsBlank(line))
                    yield return (number, line.ToArray());
                skipped = false;
            }

            // What is too long is thrown away as it comes.
            if (buffer.Length > limit)
                (skipped, buffer) = (true, buffer.Slice(buffer.End));
            if (read.IsCompleted)
            {
                if (skipped)
                    yield return (number + 1, null);
                else if (!IsBlank(buffer))
                    yield return (number + 1, buffer.ToArray());
                break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }

        await reader.CompleteAsync();
    }

    static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept((byte)' ', (byte)'\t', (byte)'\r'))
                return false;
        }

        return true;
    }
}
