using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>A parsed page on its way into a document.</summary>
/// <param name="Path">Its path in the book, or an empty string for a page of its own.</param>
/// <param name="Tree">The page.</param>
/// <param name="Content">The part that is the document.</param>
sealed record HtmlPage(string Path, IDocument Tree, MainContent Content);
