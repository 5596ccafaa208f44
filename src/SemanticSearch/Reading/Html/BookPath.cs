namespace SemanticSearch.Reading.Html;

/// <summary>Paths within a book, which are relative to the file that names them.</summary>
static class BookPath
{
    /// <summary>The path that a reference in a file means, without fragment; null if it leads out of the book.</summary>
    /// <param name="from">The path of the file that has the reference.</param>
    /// <param name="reference">Such as <c>../text/one%20two.xhtml#p3</c>.</param>
    public static string? Resolve(string from, string reference)
    {
        var mark = reference.IndexOfAny(['#', '?']);
        var path = Uri.UnescapeDataString(mark < 0 ? reference : reference[..mark]);
        if (path.Length == 0)
            return from;
        if (path.Contains("://", StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal))
            return null;
        var parts = new List<string>();
        var all = path[0] == '/' ? path : $"{from[..(from.LastIndexOf('/') + 1)]}{path}";
        foreach (var part in all.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                    return null;
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }
        return string.Join('/', parts);
    }
}
