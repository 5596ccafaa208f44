namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>Documents of a vector store by what became of them.</summary>
/// <param name="Completed">Those that are indexed.</param>
/// <param name="Failed">Those that could not be at the last attempt.</param>
sealed record FileCounts(long Completed, long Failed)
{
    /// <summary>None is listed before it is indexed.</summary>
    public long InProgress { get; }

    /// <summary>None is listed that was given up.</summary>
    public long Cancelled { get; }

    /// <summary>All of them.</summary>
    public long Total => Completed + Failed;
}
