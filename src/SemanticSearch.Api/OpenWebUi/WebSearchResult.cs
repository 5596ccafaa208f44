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
        Join(Join(passage.ContextBefore.Text, passage.Text, passage.Start - passage.ContextBefore.End), passage.ContextAfter.Text, passage.ContextAfter.Start - passage.End));

    // What stands between a passage and its surroundings in the document belongs to neither: white space, a page break, a note.
    static string Join(string first, string second, int between) =>
        first + (between > 0 && first.Length > 0 && second.Length > 0 ? "\n\n" : "") + second;
}
