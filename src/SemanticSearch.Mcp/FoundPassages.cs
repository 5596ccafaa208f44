namespace SemanticSearch.Mcp;

/// <summary>The answer of <c>search_passages</c>.</summary>
/// <param name="Total">How much matches, whatever the limit.</param>
/// <param name="Passages">The passages, best first.</param>
/// <param name="Understood">What names and dates of the question were understood as.</param>
/// <param name="EmptyReason">Why there is no passage, or null.</param>
/// <param name="Warnings">What the reader should know of how the answer came about.</param>
public sealed record FoundPassages(
    SearchTotal Total,
    IReadOnlyList<FoundPassage> Passages,
    IReadOnlyList<string> Understood,
    string? EmptyReason,
    IReadOnlyList<string> Warnings);
