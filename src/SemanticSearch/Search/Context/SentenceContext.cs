using SemanticSearch.Chunking;

namespace SemanticSearch.Search.Context;

/// <summary>
/// Finds the sentences around a span. Only as much of the document is split as is needed: a query must not pay for the length of the
/// documents that it finds.
/// </summary>
static class SentenceContext
{
    // Sentences of diplomatic prose run to some 150 characters; what is too little is doubled.
    const int CharactersPerSentence = 400;

    // More than may be returned: what is longer is cut anyway.
    const int LargestWindow = 2 * ContextWindow.MaximumCharacters;

    /// <summary>The <paramref name="sentences"/> sentences before <paramref name="start"/>, from the first one's first character to the
    /// last one's last; empty at <paramref name="start"/> if there is none.</summary>
    public static Span Before(string text, int start, int sentences)
    {
        for (var window = CharactersPerSentence * (sentences + 1); ; window *= 2)
        {
            var from = TextBoundary(text, Math.Max(0, start - window));
            var found = SentenceSplitter.Split(text, from, start);
            // The first sentence of a window that begins inside the text may be cut.
            if (from > 0 && found.Count <= sentences && window < LargestWindow)
                continue;
            return found.Count == 0
                ? new Span(start, start)
                : new Span(found[Math.Max(0, found.Count - sentences)].Start, found[^1].End);
        }
    }

    /// <summary>The <paramref name="sentences"/> sentences after <paramref name="end"/>, from the first one's first character to the
    /// last one's last. Headings are included but not counted: they tell little without the text under them.</summary>
    public static Span After(Document document, int end, int sentences)
    {
        var text = document.Text;
        for (var window = CharactersPerSentence * (sentences + 1); ; window *= 2)
        {
            var to = TextBoundary(text, Math.Min(text.Length, end + window));
            var found = SentenceSplitter.Split(text, end, to);
            var wanted = CountWith(found, sentences, sentence => document.Structure.Sections.Any(section => section.Start == sentence.Start));
            if (to < text.Length && found.Count <= wanted && window < LargestWindow)
                continue;
            return found.Count == 0 ? new Span(end, end) : new Span(found[0].Start, found[Math.Min(found.Count, wanted) - 1].End);
        }
    }

    // How many of the first sentences hold so many that are no headings.
    static int CountWith(IReadOnlyList<Sentence> found, int sentences, Func<Sentence, bool> isHeading)
    {
        var count = 0;
        for (var prose = 0; prose < sentences && count < found.Count; count++)
            prose += isHeading(found[count]) ? 0 : 1;
        return Math.Max(count, 1);
    }

    static int TextBoundary(string text, int offset) =>
        offset > 0 && offset < text.Length && char.IsLowSurrogate(text[offset]) ? offset - 1 : offset;
}
