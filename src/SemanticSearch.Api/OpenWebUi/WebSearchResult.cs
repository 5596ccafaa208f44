namespace SemanticSearch.Api.OpenWebUi;

/// <summary>A result as Open WebUI reads it.</summary>
/// <param name="Link">Where it is.</param>
/// <param name="Title">Its title, with the page.</param>
/// <param name="Snippet">The passage with what stands around it.</param>
sealed record WebSearchResult(string Link, string Title, string Snippet)
{
    public static WebSearchResult Of(Passage passage, string link) => new(
        link,
        passage.Page is { } page ? $"{passage.Title}, p. {passage.PageLabel ?? $"{page}"}" : passage.Title,
        $"{passage.ContextBefore.Text}{passage.Text}{passage.ContextAfter.Text}");
}
