using SemanticSearch.Storage;

namespace SemanticSearch.Cli.Commands;

/// <summary>What a sync did, for people.</summary>
static class SyncSummary
{
    /// <summary>The numbers, in two lines.</summary>
    public static IEnumerable<string> LinesOf(JobProgress done) =>
    [
        $"{Quantity.Of(done.Documents, "document")} read: {Quantity.Of(done.Added)} added, {Quantity.Of(done.Replaced)} replaced, "
            + $"{Quantity.Of(done.Unchanged)} unchanged, {Quantity.Of(done.Failed)} failed; {Quantity.Of(done.Removed)} removed",
        $"{Quantity.Of(done.Chunks, "chunk")}, {Quantity.Of(done.ReusedChunks)} of them embedded before, "
            + $"in {Quantity.OfSeconds(done.Seconds)}",
    ];
}
