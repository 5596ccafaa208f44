namespace SemanticSearch.Chunking;

/// <summary>A part of a region that is one block, or lies between blocks.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="Kind">The block's kind; null between blocks.</param>
readonly record struct Segment(int Start, int End, BlockKind? Kind)
{
    /// <summary>Whether it stands with others of its kind: tables and lists do.</summary>
    public BlockKind? Group => Kind is BlockKind.TableRow or BlockKind.ListItem ? Kind : null;

    /// <summary>The segments of <c>[start, end)</c> in order and without gaps, whatever the blocks are.</summary>
    public static IEnumerable<Segment> Of(Document document, int start, int end)
    {
        var blocks = document.Structure.Blocks;
        var at = start;
        for (var i = FirstAfter(blocks, start); i < blocks.Count && blocks[i].Start < end; i++)
        {
            var from = Math.Max(at, Boundary.Before(document.Text, blocks[i].Start));
            var to = Math.Min(end, Boundary.Before(document.Text, blocks[i].End));
            if (to <= from)
                continue;
            if (from > at)
                yield return new Segment(at, from, null);
            yield return new Segment(from, to, blocks[i].Kind);
            at = to;
        }
        if (at < end)
            yield return new Segment(at, end, null);
    }

    static int FirstAfter(IReadOnlyList<Block> blocks, int offset)
    {
        var (low, high) = (0, blocks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (blocks[middle].End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
