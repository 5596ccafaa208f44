using SemanticSearch.Embedding;

namespace SemanticSearch.Indexing;

/// <summary>The first stage of a run: several documents at once, as many as memory is meant to hold, giving way to queries.</summary>
/// <param name="options">How much is done at once.</param>
/// <param name="gate">Lets queries go first.</param>
sealed class PreparingStage(IndexingOptions options, QueryGate gate)
{
    // An upload or a part of something, most of which are short.
    const long UnknownLength = 1 << 16;

    readonly ByteBudget _budget = new(options.AheadBytes);

    int Readers => options.Readers > 0 ? options.Readers : Environment.ProcessorCount;

    /// <summary>Prepares items in their order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="lengthOf">Their lengths in bytes, as far as these are known.</param>
    /// <param name="prepare">Prepares one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<PreparedDocument> PrepareAsync<T>(
        IAsyncEnumerable<T> items,
        Func<T, long?> lengthOf,
        Func<T, CancellationToken, Task<PreparedDocument>> prepare,
        CancellationToken cancellationToken) =>
        items
            .Select(item => (Item: item, Share: lengthOf(item) ?? UnknownLength))
            .SelectInOrderAsync(
                Readers,
                _budget,
                sized => sized.Share,
                async (sized, stop) =>
                {
                    await gate.YieldAsync(stop);
                    return await prepare(sized.Item, stop) with { Share = sized.Share };
                },
                cancellationToken);

    /// <summary>A document is written, and its memory free for others.</summary>
    public void Finish(PreparedDocument document) => _budget.Return(document.Share);
}
