namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>A part of a content: a text.</summary>
/// <param name="Text">The text.</param>
sealed record TextPart(string Text)
{
    /// <summary>What it is.</summary>
    public string Type { get; } = "text";
}
