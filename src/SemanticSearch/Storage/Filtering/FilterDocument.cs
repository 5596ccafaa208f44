using System.Text.Json;

namespace SemanticSearch.Storage.Filtering;

/// <summary>What filters see of a document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Metadata">Its metadata by field name.</param>
/// <param name="Facts">What is known about it.</param>
sealed record FilterDocument(string Id, string Title, IReadOnlyDictionary<string, JsonElement> Metadata, DocumentFacts Facts)
{
    /// <summary>The date that filters compare: the one it goes by, else the one of what it tells of; null for undated ones.</summary>
    public DocumentDate? Date { get; } = Facts.Date ?? Facts.Dates.FirstOrDefault(date => date.Kind == DateKind.Covered);

    /// <summary>What queries may name it by.</summary>
    public DocumentNames Names { get; } = new(Id, Title, Facts.Identifier, Metadata);
}
