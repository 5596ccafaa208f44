namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>The canonical text of a document, on one page.</summary>
/// <param name="Data">The text as one part.</param>
sealed record FileContentPage(IReadOnlyList<TextPart> Data)
{
    /// <summary>What it is.</summary>
    public string Object { get; } = "vector_store.file_content.page";

    /// <summary>There is no other page.</summary>
    public bool HasMore { get; }

    /// <summary>There is no other page.</summary>
    public string? NextPage { get; }
}
