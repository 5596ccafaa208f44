namespace SemanticSearch.Reading;

/// <summary>Reads locations of documents: the path of a file, or of a file that holds them, <c>!/</c>, and a part of it.</summary>
static class SourceLocation
{
    const string Part = "!/";

    /// <summary>The file on disk; the location itself if no file of that name is there.</summary>
    public static string FileOf(string location)
    {
        if (File.Exists(location))
            return location;
        for (var at = -1; (at = location.IndexOf(Part, at + 1, StringComparison.Ordinal)) >= 0;)
        {
            if (File.Exists(location[..at]))
                return location[..at];
        }
        return location;
    }
}
