namespace SemanticSearch.Api.Pages;

/// <summary>Cuts texts into runs that are shown alike.</summary>
static class MarkedText
{
    /// <summary>A part of a passage's text: its best sentence, and the query's words.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="text">Its text as it is shown, as long as it is.</param>
    /// <param name="from">Where the part begins in it.</param>
    /// <param name="to">Where it ends.</param>
    public static IReadOnlyList<TextRun> Of(Passage passage, string text, int from, int to) => Cut(
        text[from..to],
        passage.Start + from,
        [.. passage.Highlights.Where(one => one.Kind == HighlightKind.Sentence).Select(one => (one.Start, one.End))],
        [.. passage.Highlights.Where(one => one.Kind == HighlightKind.Word).Select(one => (one.Start, one.End))]);

    /// <summary>A text of which spans are marked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset of its first character; spans count as it does.</param>
    /// <param name="marked">Spans that stand out as a whole.</param>
    /// <param name="words">Words that are marked in any case.</param>
    public static IReadOnlyList<TextRun> Cut(
        string text, int start, IReadOnlyList<(int Start, int End)> marked, IReadOnlyList<(int Start, int End)> words)
    {
        var cuts = marked.Concat(words)
            .SelectMany(span => new[] { span.Start - start, span.End - start })
            .Where(cut => cut > 0 && cut < text.Length)
            .Append(0).Append(text.Length)
            .Distinct().Order().ToList();
        return
        [
            .. cuts.Zip(cuts.Skip(1), (from, to) => new TextRun(
                text[from..to], Holds(marked, start + from, start + to), Holds(words, start + from, start + to))),
        ];
    }

    /// <summary>The text with spaces where lines of a paragraph end, as long as before. Lines end a paragraph where a sentence ends, or before
    /// what begins like an item.</summary>
    public static string Unwrapped(string text) => string.Create(text.Length, text, static (shown, original) =>
    {
        original.CopyTo(shown);
        for (var i = 1; i < shown.Length - 1; i++)
            if (original[i] == '\n' && !IsEnd(original[i - 1]) && char.IsLetterOrDigit(original[i + 1]))
                shown[i] = ' ';
    });

    static bool IsEnd(char c) => c is '\n' or '.' or '!' or '?' or ':' or ';' or '|' or '”' or '"';

    static bool Holds(IEnumerable<(int Start, int End)> spans, int from, int to) => spans.Any(span => span.Start <= from && to <= span.End);
}
