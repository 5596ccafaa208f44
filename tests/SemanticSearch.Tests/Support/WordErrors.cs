namespace SemanticSearch.Tests.Support;

/// <summary>How far one text is from another.</summary>
static class WordErrors
{
    /// <summary>The least number of words to insert, delete or replace (Levenshtein's distance over words).</summary>
    public static int Count(string[] expected, string[] actual)
    {
        var above = Enumerable.Range(0, actual.Length + 1).ToArray();
        for (var i = 1; i <= expected.Length; i++)
        {
            var row = new int[above.Length];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (expected[i - 1] == actual[j - 1] ? 0 : 1));
            above = row;
        }
        return above[^1];
    }
}
