namespace SemanticSearch;

/// <summary>Something in an index that is not as it must be.</summary>
/// <param name="Check">Which check found it, such as <c>chunks</c>.</param>
/// <param name="Subject">What it concerns: a document, a generation, or the file.</param>
/// <param name="Description">What is wrong.</param>
/// <param name="CanRepair">Whether it can be made good from what is stored.</param>
public sealed record IndexProblem(string Check, string Subject, string Description, bool CanRepair);
