namespace SemanticSearch.Mcp;

/// <summary>A passage as language models are given it: the words to quote, and what to cite them by.</summary>
/// <param name="Citation">Its citation; <c>fetch</c> takes it.</param>
/// <param name="Text">Its words, to be quoted as they are.</param>
/// <param name="Before">What stands before it.</param>
/// <param name="After">What stands after it.</param>
/// <param name="Title">The document's title.</param>
/// <param name="DocumentId">The document's id.</param>
/// <param name="Url">Where people find the passage.</param>
/// <param name="Speaker">Who speaks, or null.</param>
/// <param name="Date">The document's date as ISO 8601, or null.</param>
/// <param name="Countries">The countries that it is of, as ISO 3166-1 alpha-3 codes.</param>
/// <param name="Page">The page that it begins on, or null.</param>
/// <param name="Heading">The heading that it stands under, or null.</param>
/// <param name="Relevance">How sure it is that it has to do with the question: <c>strong</c>, <c>fair</c>, <c>weak</c> or <c>none</c>.</param>
public sealed record FoundPassage(
    string Citation,
    string Text,
    string Before,
    string After,
    string Title,
    string DocumentId,
    string Url,
    string? Speaker,
    string? Date,
    IReadOnlyList<string> Countries,
    string? Page,
    string? Heading,
    RelevanceBand? Relevance)
{
    internal static FoundPassage Of(Passage passage, string url) => new(
        passage.Citation,
        passage.Text,
        passage.ContextBefore.Text,
        passage.ContextAfter.Text,
        passage.Title,
        passage.DocumentId,
        url,
        passage.Speaker?.Name,
        passage.Facts.Date?.Interval.Iso,
        passage.Facts.Countries,
        passage.PageLabel ?? passage.Page?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        passage.HeadingPath.Count > 0 ? passage.HeadingPath[^1] : null,
        passage.Relevance);
}
