namespace SemanticSearch.Api.Pages;

/// <summary>A paragraph of a passage as it is read: what stands between empty lines.</summary>
/// <param name="IsHeading">Whether it is a heading of the passage, or the title above the text.</param>
/// <param name="Texts">Its text.</param>
public sealed record PassageParagraph(bool IsHeading, IReadOnlyList<TextRun> Texts)
{
    /// <summary>The paragraphs of a passage.</summary>
    public static IReadOnlyList<PassageParagraph> Of(Passage passage)
    {
        var shown = MarkedText.Unwrapped(passage.Text);
        return
        [
            .. Spans(passage.Text).Select(span => new PassageParagraph(
                StandsAbove(passage, passage.Text[span.Start..span.End]),
                MarkedText.Of(passage, shown, span.Start, span.End))),
        ];
    }

    static bool StandsAbove(Passage passage, string text) =>
        text == passage.Title || passage.HeadingPath.Contains(text, StringComparer.Ordinal);

    static IEnumerable<(int Start, int End)> Spans(string text)
    {
        int? start = null;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            var isEmpty = text.AsSpan(at, end - at).IsWhiteSpace();
            if (isEmpty && start is { } begun)
                yield return (begun, at - 1);
            start = isEmpty ? null : start ?? at;
            at = end + 1;
        }
        if (start is { } last)
            yield return (last, text.Length);
    }
}
