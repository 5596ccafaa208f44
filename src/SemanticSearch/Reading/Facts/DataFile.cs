namespace SemanticSearch.Reading.Facts;

/// <summary>Reads the tables that are built into the library: a row a line, cells parted by tabs, <c>#</c> before remarks.</summary>
static class DataFile
{
    /// <summary>The rows of the table of that resource name.</summary>
    public static IEnumerable<string[]> Rows(string resource)
    {
        using var reader = new StreamReader(typeof(DataFile).Assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
        }
    }
}
