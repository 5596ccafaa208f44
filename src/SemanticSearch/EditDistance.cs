namespace SemanticSearch;

/// <summary>How many slips lie between two words.</summary>
static class EditDistance
{
    /// <summary>The longest words that are compared, in UTF-16 code units.</summary>
    public const int LongestWord = 32;

    /// <summary>
    /// The number of letters to insert, delete, replace, or swap with their neighbour to make one word of another; no place is edited twice
    /// (optimal string alignment, Damerau 1964, https://doi.org/10.1145/363958.363994).
    /// </summary>
    /// <param name="a">A word of at most <see cref="LongestWord"/> characters.</param>
    /// <param name="b">Another.</param>
    /// <param name="most">What is of interest, 0 or more.</param>
    /// <returns>The distance, or <paramref name="most"/> + 1 if it is more than that.</returns>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[LongestWord + 1];
        Span<int> last = stackalloc int[LongestWord + 1];
        Span<int> row = stackalloc int[LongestWord + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var least = row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1];
                var cost = Math.Min(last[j - 1] + (same ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                row[j] = cost;
                least = Math.Min(least, cost);
            }
            if (least > most)
                return most + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.Min(last[b.Length], most + 1);
    }
}
