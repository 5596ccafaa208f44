using SemanticSearch.Search;

namespace SemanticSearch.Api.Documents;

/// <summary>A document without its text.</summary>
sealed record ListedDocument(string Id, string Title, int Characters, int Chunks, DateTimeOffset IndexedAt)
{
    public static ListedDocument Of(DocumentSummary summary) =>
        new(summary.Id, summary.Title, summary.Characters, summary.Chunks, summary.IndexedAt);
}
