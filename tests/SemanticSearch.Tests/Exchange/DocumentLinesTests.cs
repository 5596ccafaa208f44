using System.Text;
using SemanticSearch.Exchange;

namespace SemanticSearch.Tests.Exchange;

public class DocumentLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("one", "1:one")]
    [InlineData("one\ntwo\n", "1:one 2:two")]
    [InlineData("one\r\n\n \t\nfour", "1:one\r 4:four")]
    [InlineData("far too long\nshort\n", "1:- 2:short")]
    [InlineData("short\nfar too long", "1:short 2:-")]
    public async Task Lines_come_with_their_numbers_and_those_beyond_the_limit_are_told_of(string text, string expected)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var lines = await new DocumentLines(limit: 8).ReadAsync(stream, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, string.Join(' ', lines.Select(line => $"{line.Number}:{(line.Line is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "-")}")));
    }

    [Fact]
    public async Task A_line_that_never_ends_is_not_kept_in_memory()
    {
        const long Bytes = 40_000_000;
        using var stream = new EndlessLine(Bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var line = Assert.Single(await new DocumentLines(limit: 1_000_000).ReadAsync(stream, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken));

        Assert.Null(line.Line);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Bytes / 4);
    }

    sealed class EndlessLine(long bytes) : MemoryStream
    {
        long _left = bytes;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(_left, buffer.Length);
            buffer.Span[..read].Fill((byte)'x');
            _left -= read;
            return ValueTask.FromResult(read);
        }
    }
}
