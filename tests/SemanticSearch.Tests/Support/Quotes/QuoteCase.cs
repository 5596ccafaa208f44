namespace SemanticSearch.Tests.Support.Quotes;

/// <summary>A quotation whose verdict is known by how it was made.</summary>
/// <param name="Kind">How it was made.</param>
/// <param name="Expected">The verdict it must get.</param>
/// <param name="Quote">The quotation.</param>
/// <param name="Document">The document it is said to be from, or null.</param>
/// <param name="Source">The words that it was made of, or null if it is invented.</param>
sealed record QuoteCase(string Kind, QuoteVerdict Expected, string Quote, string? Document, string? Source);
