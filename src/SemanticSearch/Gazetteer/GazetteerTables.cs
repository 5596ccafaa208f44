namespace SemanticSearch.Gazetteer;

/// <summary>Reads the tables of the gazetteer, which are built into the library: a row a line, cells parted by tabs, <c>#</c> before remarks.</summary>
static class GazetteerTables
{
    const string Folder = "SemanticSearch.Gazetteer.";

    /// <summary>Codes and names of countries: alpha-3, alpha-2, short name, other names and former codes parted by <c>|</c>.</summary>
    public static IEnumerable<string[]> CountryNames() => Rows("country-names.tsv", cells: 4);

    /// <summary>The rows of a table, each filled up with empty cells.</summary>
    public static IEnumerable<string[]> Rows(string table, int cells)
    {
        using var reader = new StreamReader(typeof(GazetteerTables).Assembly.GetManifestResourceStream(Folder + table)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var row = line.Split('\t');
            yield return [.. row, .. Enumerable.Repeat("", Math.Max(0, cells - row.Length))];
        }
    }
}
