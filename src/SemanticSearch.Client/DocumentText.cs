using System.Text.Json;

namespace SemanticSearch.Client;

/// <summary>A text to be indexed.</summary>
public sealed record DocumentText
{
    /// <summary>The text, with or without front matter; not empty.</summary>
    public required string Text { get; init; }

    /// <summary>How it is written: <c>text</c> or <c>markdown</c>; null for <c>text</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The title; null to take it from the text.</summary>
    public string? Title { get; init; }

    /// <summary>Metadata by field name; null for none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }
}
