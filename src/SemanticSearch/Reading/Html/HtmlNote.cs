using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>A footnote or endnote of a page.</summary>
/// <param name="Label">What calls it.</param>
/// <param name="Kind">What note it is.</param>
/// <param name="Body">The nodes of its text: one, or neighbours.</param>
sealed record HtmlNote(string Label, NoteKind Kind, IReadOnlyList<INode> Body);
