namespace SemanticSearch.Tests.Search;

/// <summary>A speech of the UN General Debate corpus.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Code">The country's code.</param>
/// <param name="Country">The country's name.</param>
/// <param name="Year">The year.</param>
/// <param name="Speaker">Who spoke; null where the table does not say.</param>
public sealed record Speech(string File, string Code, string Country, string Year, string? Speaker);
