using SemanticSearch.Search;

namespace SemanticSearch.Api.Pages;

/// <summary>A part of a document as a page shows it.</summary>
/// <param name="Stored">The document.</param>
/// <param name="Cited">The passage that the page opens at, or null.</param>
/// <param name="Start">Offset of the first character that is shown.</param>
/// <param name="End">Offset just past the last one.</param>
/// <param name="Parts">What is shown.</param>
public sealed record DocumentView(IndexedText Stored, Passage? Cited, int Start, int End, IReadOnlyList<DocumentPart> Parts)
{
    /// <summary>Characters of one page; a paragraph is never cut.</summary>
    public const int Length = 60_000;

    /// <summary>The collections that there are.</summary>
    public IReadOnlyList<CollectionSummary> Collections { get; init; } = [];

    /// <summary>Where the page before begins; null at the document's start.</summary>
    public int? Earlier => Start > 0 ? Math.Max(0, Start - Length) : null;

    /// <summary>Where the next page begins; null at the document's end.</summary>
    public int? Later => End < Stored.Document.Text.Length ? End : null;

    /// <summary>Lays a document out around a passage, or from an offset on.</summary>
    public static DocumentView Of(IndexedText stored, Passage? cited, int start)
    {
        var parts = DocumentLayout.Of(stored.Document);
        var from = Math.Clamp(cited is null ? start : cited.Start - (Length / 2), 0, Math.Max(0, stored.Document.Text.Length - 1));
        var shown = parts.SkipWhile(part => part.End <= from).ToList();
        if (shown.Count == 0)
            return new DocumentView(stored, cited, 0, 0, []);
        var first = shown[0].Start;
        shown = [.. shown.TakeWhile(part => part.End <= first + Length || part.Start <= first || part.Start < cited?.End)];
        return new DocumentView(stored, cited, first, shown[^1].End, shown);
    }

    /// <summary>Whether a part only says the title again, as documents do that begin with it.</summary>
    public bool IsTitle(DocumentPart part) =>
        part == Parts[0]
        && part.Kind == BlockKind.Heading
        && Stored.Document.Text.AsSpan(part.Start, part.End - part.Start).Equals(Stored.Document.Title.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>A part in runs, of which those of the cited passage are marked.</summary>
    public IReadOnlyList<TextRun> RunsOf(DocumentPart part) => MarkedText.Cut(
        Stored.Document.Text[part.Start..part.End], part.Start, Cited is null ? [] : [(Cited.Start, Cited.End)], []);
}
