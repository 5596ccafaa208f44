namespace SemanticSearch.Search;

/// <summary>Finds where the text of a span begins that opens with headings: it is under them, and in its own speaker's voice.</summary>
static class SpanBody
{
    /// <summary>Offset of the first character after the headings that a span begins with; its start if it has nothing else.</summary>
    public static int StartOf(Document document, int start, int end)
    {
        var (text, at) = (document.Text, start);
        while (at < end && IsHeading(document.Structure, at))
        {
            var lineEnd = text.IndexOf('\n', at, end - at);
            if (lineEnd < 0)
                return start;
            at = lineEnd;
            while (at < end && char.IsWhiteSpace(text[at]))
                at++;
        }
        return at < end ? at : start;
    }

    static bool IsHeading(DocumentStructure structure, int at) =>
        structure.Sections.Any(section => section.Start == at)
        || structure.Blocks.Any(block => block.Kind == BlockKind.Heading && block.Start <= at && at < block.End);
}
