namespace SemanticSearch.Api.Pages;

/// <summary>Takes documents apart into paragraphs: those that the format told, and lines where it told none.</summary>
static class DocumentLayout
{
    /// <summary>The parts in order, without white space around them.</summary>
    public static IReadOnlyList<DocumentPart> Of(Document document)
    {
        var structure = document.Structure;
        var headings = structure.Sections.GroupBy(section => section.Start).ToDictionary(same => same.Key, same => same.First().Level);
        var (pages, turns) = (new Starts<Page>(structure.Pages, page => page.Start), new Starts<SpeakerTurn>(structure.Turns, turn => turn.Start));
        return
        [
            .. from span in Spans(document)
               let kind = headings.ContainsKey(span.Start) ? BlockKind.Heading : span.Kind
               select new DocumentPart(
                   span.Start,
                   span.End,
                   kind,
                   kind == BlockKind.Heading ? headings.GetValueOrDefault(span.Start, 1) : 0,
                   pages.Until(span.End),
                   turns.Until(span.End)?.Speaker),
        ];
    }

    static IEnumerable<(int Start, int End, BlockKind Kind)> Spans(Document document)
    {
        var at = 0;
        foreach (var block in document.Structure.Blocks)
        {
            foreach (var line in Lines(document.Text, at, block.Start))
                yield return (line.Start, line.End, BlockKind.Paragraph);
            if (Trimmed(document.Text, block.Start, block.End) is { } whole)
                yield return (whole.Start, whole.End, block.Kind);
            at = block.End;
        }
        foreach (var line in Lines(document.Text, at, document.Text.Length))
            yield return (line.Start, line.End, BlockKind.Paragraph);
    }

    static IEnumerable<(int Start, int End)> Lines(string text, int from, int to)
    {
        while (from < to)
        {
            var end = text.IndexOf('\n', from, to - from);
            end = end < 0 ? to : end;
            if (Trimmed(text, from, end) is { } line)
                yield return line;
            from = end + 1;
        }
    }

    static (int Start, int End)? Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return start < end ? (start, end) : null;
    }

    /// <summary>Spans in the order of their starts, each told once.</summary>
    sealed class Starts<T>(IReadOnlyList<T> spans, Func<T, int> startOf)
        where T : class
    {
        int _next;

        /// <summary>The last one that begins before an offset and has not been told; null if there is none.</summary>
        public T? Until(int end)
        {
            T? last = null;
            while (_next < spans.Count && startOf(spans[_next]) < end)
                last = spans[_next++];
            return last;
        }
    }
}
