namespace SemanticSearch.Search.Context;

/// <summary>Finds what stands around a span of a document, in the unit that is asked for.</summary>
static class PassageSurroundings
{
    /// <summary>The context before <c>[start, …)</c>.</summary>
    public static PassageContext Before(Document document, int start, ContextWindow window)
    {
        if (window.Before == 0 || start == 0)
            return new PassageContext("", start, start, IsCut: false);
        var from = window.Unit switch
        {
            ContextUnit.Chars => start - window.Before,
            ContextUnit.Paragraph => ParagraphContext.Before(document, start, window.Before),
            ContextUnit.Section => SectionContext.Before(document, start, window.Before),
            ContextUnit.Page => PageContext.Before(document, start, window.Before),
            _ => SentenceContext.Before(document.Text, start, window.Before).Start,
        };
        var isCut = from < start - ContextWindow.MaximumCharacters;
        var isInsideWords = isCut || window.Unit == ContextUnit.Chars;
        from = Math.Max(from, Math.Max(0, start - ContextWindow.MaximumCharacters));
        return Cut(document.Text, new Span(isInsideWords ? WordBoundary.AtOrAfter(document.Text, from, start) : from, start), isCut);
    }

    /// <summary>The context after <c>[…, end)</c>.</summary>
    public static PassageContext After(Document document, int end, ContextWindow window)
    {
        var length = document.Text.Length;
        if (window.After == 0 || end == length)
            return new PassageContext("", end, end, IsCut: false);
        var to = window.Unit switch
        {
            ContextUnit.Chars => end + window.After,
            ContextUnit.Paragraph => ParagraphContext.After(document, end, window.After),
            ContextUnit.Section => SectionContext.After(document, end, window.After),
            ContextUnit.Page => PageContext.After(document, end, window.After),
            _ => SentenceContext.After(document, end, window.After).End,
        };
        var isCut = Math.Min(to, length) > end + ContextWindow.MaximumCharacters;
        var isInsideWords = isCut || window.Unit == ContextUnit.Chars;
        to = Math.Min(to, Math.Min(length, end + ContextWindow.MaximumCharacters));
        return Cut(document.Text, new Span(end, isInsideWords ? WordBoundary.AtOrBefore(document.Text, to, end) : to), isCut);
    }

    static PassageContext Cut(string text, Span span, bool isCut)
    {
        var (start, end) = span.Trim(text);
        return new PassageContext(text[start..end], start, end, isCut);
    }
}
