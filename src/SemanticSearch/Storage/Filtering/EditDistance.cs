namespace SemanticSearch.Storage.Filtering;

/// <summary>The Levenshtein distance of short names.</summary>
static class EditDistance
{
    /// <summary>How many characters have to be inserted, left out or replaced.</summary>
    public static int Of(string x, string y)
    {
        var row = Enumerable.Range(0, y.Length + 1).ToArray();
        for (var i = 1; i <= x.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= y.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (x[i - 1] == y[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
