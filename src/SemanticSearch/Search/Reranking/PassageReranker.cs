using SemanticSearch.Embedding.Reranking;

namespace SemanticSearch.Search.Reranking;

/// <summary>
/// Ranks the best passages again with a cross-encoder, within a time budget. All or nothing: a ranking of which half was read would put
/// what was read before or after the rest by chance, so that the first ranking stands where the time runs out. Safe from any thread.
/// </summary>
/// <param name="model">The cross-encoder.</param>
/// <param name="top">How many of the best passages it reads, at least 1.</param>
/// <param name="budget">How long it may take; more than nothing.</param>
/// <param name="time">Tells the time.</param>
sealed class PassageReranker(CrossEncoder model, int top, TimeSpan budget, TimeProvider time)
{
    /// <summary>Ranks passages again. Those that are read are ordered by their scores among the places that they held, equal scores as
    /// before; those beyond the top keep their places.</summary>
    /// <param name="query">The query, as the user put it.</param>
    /// <param name="passages">The texts of the passages, best first.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: the model fails.</exception>
    public async Task<RerankOutcome> RerankAsync(string query, IReadOnlyList<string> passages, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Activities.StartActivity("rerank");
        var read = new float?[Math.Min(top, passages.Count)];
        var exhausted = await ReadAsync(query, [.. passages.Take(read.Length)], read, cancellationToken);
        activity?.SetTag("semantic_search.rerank.exhausted", exhausted);
        var order = Enumerable.Range(0, passages.Count);
        if (!exhausted)
            order = order.Take(read.Length).OrderByDescending(place => read[place]).Concat(order.Skip(read.Length));
        return new RerankOutcome([.. read, .. new float?[passages.Count - read.Length]], [.. order], exhausted);
    }

    async Task<bool> ReadAsync(string query, IReadOnlyList<string> passages, float?[] scores, CancellationToken cancellationToken)
    {
        using var spent = new CancellationTokenSource(budget, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, spent.Token);
        try
        {
            await model.ScoreAsync(query, passages, scores, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What was read in time counts, and tells the user how near the budget was.
        }

        return scores.Contains(null);
    }
}
