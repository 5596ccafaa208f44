namespace SemanticSearch.Storage;

/// <summary>What a search asks of a store. Both legs see the same chunks: those that the filter, the required and the excluded phrases
/// leave.</summary>
sealed record RetrievalQuery
{
    /// <summary>The query's unit vector of the recipe's dimensions; null leaves the dense leg out.</summary>
    public ReadOnlyMemory<float>? Vector { get; init; }

    /// <summary>The query's terms, as the lexicon analyses them, none twice; empty leaves the lexical leg out.</summary>
    public IReadOnlyList<WeightedTerm> Terms { get; init; } = [];

    /// <summary>Runs of terms that a chunk must hold, each one after the other.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Required { get; init; } = [];

    /// <summary>Runs of terms that a chunk must not hold.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Excluded { get; init; } = [];

    /// <summary>What chunks and their documents must fulfil; null for all.</summary>
    public Filter? Filter { get; init; }

    /// <summary>Filters that chunks had better fulfil, at most 32: the best of those that fulfil most of them are
    /// candidates too.</summary>
    public IReadOnlyList<Filter> Preferred { get; init; } = [];

    /// <summary>Document ids that are left out.</summary>
    public IReadOnlyCollection<string> ExcludedDocuments { get; init; } = [];

    /// <summary>How many of the best chunks of each leg, and of the best documents, are candidates, at least 1.</summary>
    public required int Depth { get; init; }

    /// <summary>The words whose share a chunk's coverage is; the terms count for ranking, and these for relevance.</summary>
    public IReadOnlyList<SearchWord> Words { get; init; } = [];

    /// <summary>What a chunk must reach to be counted; null counts those that hold a term, and without terms all.</summary>
    public RelevanceFloor? Floor { get; init; }

    /// <summary>Whether the greatest cosine and coverage are wanted.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>The fields to count values of.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];
}
