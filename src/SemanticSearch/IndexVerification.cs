namespace SemanticSearch;

/// <summary>What checking an index found.</summary>
/// <param name="Problems">What is not as it must be; empty if all is well.</param>
/// <param name="Collections">Collections looked at.</param>
/// <param name="Generations">Generations of them.</param>
/// <param name="Documents">Documents of them.</param>
/// <param name="Chunks">Chunks of all generations.</param>
public sealed record IndexVerification(
    IReadOnlyList<IndexProblem> Problems, long Collections, long Generations, long Documents, long Chunks)
{
    /// <summary>Whether all is well.</summary>
    public bool IsSound => Problems.Count == 0;
}
