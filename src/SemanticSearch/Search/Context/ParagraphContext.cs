namespace SemanticSearch.Search.Context;

/// <summary>Counts paragraphs around a span: the document's blocks, or its lines where it has none.</summary>
static class ParagraphContext
{
    /// <summary>Where the <paramref name="count"/>th paragraph before an offset begins.</summary>
    public static int Before(Document document, int start, int count)
    {
        var blocks = document.Structure.Blocks;
        if (blocks.Count == 0)
            return LinesBefore(document.Text, start, count);
        var last = BlockSearch.LastStartingBefore(blocks, start);
        return last < 0 ? start : blocks[Math.Max(0, last - count + 1)].Start;
    }

    /// <summary>Where the <paramref name="count"/>th paragraph after an offset ends.</summary>
    public static int After(Document document, int end, int count)
    {
        var blocks = document.Structure.Blocks;
        if (blocks.Count == 0)
            return LinesAfter(document.Text, end, count);
        var first = BlockSearch.FirstEndingAfter(blocks, end);
        return first == blocks.Count ? end : blocks[Math.Min(blocks.Count - 1, first + count - 1)].End;
    }

    static int LinesBefore(string text, int start, int count)
    {
        var at = start;
        while (count > 0 && at > 0)
        {
            var lineStart = text.LastIndexOf('\n', at - 1) + 1;
            if (!text.AsSpan(lineStart, at - lineStart).IsWhiteSpace())
                count--;
            at = count > 0 ? Math.Max(0, lineStart - 1) : lineStart;
        }
        return at;
    }

    static int LinesAfter(string text, int end, int count)
    {
        var at = end;
        while (count > 0 && at < text.Length)
        {
            var lineEnd = text.IndexOf('\n', at) is var found and >= 0 ? found : text.Length;
            if (!text.AsSpan(at, lineEnd - at).IsWhiteSpace())
                count--;
            at = count > 0 ? Math.Min(text.Length, lineEnd + 1) : lineEnd;
        }
        return at;
    }
}
