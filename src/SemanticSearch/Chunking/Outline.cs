namespace SemanticSearch.Chunking;

/// <summary>Lays a document's sections out as a row of regions.</summary>
static class Outline
{
    /// <summary>
    /// The regions of a document, in order and without gaps. One begins wherever a section begins or ends, but headings that follow each
    /// other, the outer before the inner, share the region of the text under the last one. A first line that is the document's title
    /// counts as a heading.
    /// </summary>
    public static IEnumerable<Region> Regions(Document document)
    {
        var text = document.Text;
        var cuts = Cuts(document);
        var open = new Stack<Section>();
        var next = 0;
        var (start, body) = (0, StartsWithTitle(document) ? LineAt(text, 0) : 0);
        for (var i = 0; i + 1 < cuts.Length; i++)
        {
            var (from, to) = (cuts[i], cuts[i + 1]);
            while (open.TryPeek(out var section) && section.End <= from)
                open.Pop();
            for (; next < document.Structure.Sections.Count && document.Structure.Sections[next].Start <= from; next++)
            {
                open.Push(document.Structure.Sections[next]);
                body = Math.Min(LineAt(text, from), to);
            }

            body = Math.Clamp(body, from, to);
            var isHeadings = body > start && text.AsSpan(body, to - body).IsWhiteSpace();
            if (isHeadings && BeginsSectionInside(document, next, to, open))
                continue;
            yield return new Region(start, body, to, [.. open.Reverse().Select(section => section.Heading)]);
            (start, body) = (to, to);
        }
    }

    static int[] Cuts(Document document)
    {
        var cuts = new List<int> { 0, document.Text.Length };
        foreach (var section in document.Structure.Sections)
            cuts.AddRange([section.Start, section.End]);
        return [.. cuts.Distinct().Order()];
    }

    /// <summary>Whether the next section begins at <paramref name="at"/>, within the innermost open one.</summary>
    static bool BeginsSectionInside(Document document, int next, int at, Stack<Section> open) =>
        next < document.Structure.Sections.Count
        && document.Structure.Sections[next].Start == at
        && (!open.TryPeek(out var innermost) || innermost.End > at);

    static bool StartsWithTitle(Document document) =>
        document.Text.AsSpan(0, LineAt(document.Text, 0)).TrimEnd().Equals(document.Title, StringComparison.OrdinalIgnoreCase);

    /// <summary>The end of the line that begins at an offset.</summary>
    static int LineAt(string text, int start) => text.IndexOf('\n', start) is var end and >= 0 ? end : text.Length;
}
