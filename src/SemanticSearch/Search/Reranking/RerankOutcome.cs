namespace SemanticSearch.Search.Reranking;

/// <summary>What a reranker made of the best passages.</summary>
/// <param name="Scores">How well each passage answers the query, 0 to 1, in the order given; null for those that were not read.</param>
/// <param name="Order">The positions of all passages in their new order. It is the order given where the time ran out.</param>
/// <param name="Exhausted">Whether the time ran out before all that should be read was read.</param>
sealed record RerankOutcome(IReadOnlyList<float?> Scores, IReadOnlyList<int> Order, bool Exhausted)
{
    /// <summary>What a reader should be told, or null if there is nothing.</summary>
    public string? Warning => Exhausted
        ? $"reranking ran out of time: {Scores.Count(score => score is not null)} passages were read, and the first ranking stands; "
            + "allow it more time (SemanticSearch:Ranking:RerankBudgetMilliseconds) or fewer passages (RerankTop)"
        : null;
}
