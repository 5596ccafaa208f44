namespace SemanticSearch.Reading.Html;

/// <summary>A tag in the source of a page.</summary>
/// <param name="Start">Offset of its <c>&lt;</c>.</param>
/// <param name="End">Offset just past its <c>&gt;</c>.</param>
/// <param name="Name">Its name in lower case.</param>
/// <param name="IsEnd">Whether it is an end tag.</param>
/// <param name="IsSelfClosed">Whether it ends with <c>/&gt;</c>.</param>
/// <param name="Attributes">About how many attributes it has.</param>
readonly record struct HtmlTag(int Start, int End, string Name, bool IsEnd, bool IsSelfClosed, int Attributes);
