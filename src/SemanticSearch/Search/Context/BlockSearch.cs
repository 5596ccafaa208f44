namespace SemanticSearch.Search.Context;

/// <summary>Looks among blocks, which are in order and do not overlap, in logarithmic time.</summary>
static class BlockSearch
{
    /// <summary>Index of the last block that starts before an offset, or -1.</summary>
    public static int LastStartingBefore(IReadOnlyList<Block> blocks, int offset) =>
        First(blocks.Count, i => blocks[i].Start >= offset) - 1;

    /// <summary>Index of the first block that ends after an offset, or the number of blocks.</summary>
    public static int FirstEndingAfter(IReadOnlyList<Block> blocks, int offset) =>
        First(blocks.Count, i => blocks[i].End > offset);

    // The first index from which on the condition holds.
    static int First(int count, Func<int, bool> holds)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }
        return low;
    }
}
