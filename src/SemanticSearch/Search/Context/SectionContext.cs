namespace SemanticSearch.Search.Context;

/// <summary>Counts the sections around a span, innermost first. Beyond the outermost, and where there is none, it is the whole document.</summary>
static class SectionContext
{
    /// <summary>Where the <paramref name="count"/>th section around an offset begins.</summary>
    public static int Before(Document document, int start, int count) =>
        Around(document, start, count)?.Start ?? 0;

    /// <summary>Where the <paramref name="count"/>th section around the character before an offset ends.</summary>
    public static int After(Document document, int end, int count) =>
        Around(document, Math.Max(0, end - 1), count)?.End ?? document.Text.Length;

    static Section? Around(Document document, int offset, int count) => document.Structure.Sections
        .Where(section => section.Start <= offset && offset < section.End)
        .OrderByDescending(section => section.Start)
        .ElementAtOrDefault(count - 1);
}
