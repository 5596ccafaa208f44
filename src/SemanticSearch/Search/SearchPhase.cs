namespace SemanticSearch.Search;

/// <summary>A part of a search, as <see cref="SearchTimings"/> tells them apart.</summary>
enum SearchPhase
{
    /// <summary>Reading the query.</summary>
    Understand,

    /// <summary>Embedding it.</summary>
    Embed,

    /// <summary>Both legs, filter, totals and facets.</summary>
    Retrieve,

    /// <summary>Fusing and ranking.</summary>
    Rank,

    /// <summary>Comparing the words of the best.</summary>
    Align,

    /// <summary>The cross-encoder.</summary>
    Rerank,

    /// <summary>Texts, contexts and highlights.</summary>
    Assemble,
}
