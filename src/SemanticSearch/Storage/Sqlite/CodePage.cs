namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The vectors of consecutive documents in a byte a number, side by side in memory: read in one go, they come about half again as fast as
/// from an array a document. Pages are as long as sharing them among threads wants them, and short enough to be made anew where a document
/// changes.
/// </summary>
/// <param name="Blocks">The documents.</param>
/// <param name="Codes">Their vectors, row by row.</param>
sealed record CodePage(VectorBlock[] Blocks, RowCodes Codes)
{
    // Of 256 numbers: a megabyte.
    const int FullRows = 4_096;

    /// <summary>How many vectors there are.</summary>
    public int Rows => Codes.Scales.Length;

    /// <summary>Lays out documents. Pages of before that hold the same documents in the same order are taken over.</summary>
    /// <param name="blocks">The documents.</param>
    /// <param name="before">The pages of the state before; none if there is none.</param>
    public static CodePage[] Of(VectorBlock[] blocks, CodePage[] before)
    {
        var full = before.Where(page => page.Rows >= FullRows / 2).ToDictionary<CodePage, VectorBlock>(page => page.Blocks[0], ReferenceEqualityComparer.Instance);
        var parts = new List<(int From, int To, CodePage? Page)>();
        var (from, rows) = (0, 0);
        for (var at = 0; at < blocks.Length;)
        {
            var kept = Find(blocks.AsSpan(at));
            if (kept is not null || rows >= FullRows)
                Close(at);
            if (kept is not null)
            {
                parts.Add((at, at + kept.Blocks.Length, kept));
                from = at += kept.Blocks.Length;
                continue;
            }
            rows += blocks[at++].Lengths.Length;
        }
        Close(blocks.Length);
        var pages = new CodePage[parts.Count];
        Parallel.For(0, pages.Length, i => pages[i] = parts[i].Page ?? new CodePage(blocks[parts[i].From..parts[i].To]));
        return pages;

        void Close(int to)
        {
            if (from < to)
                parts.Add((from, to, null));
            (from, rows) = (to, 0);
        }

        CodePage? Find(ReadOnlySpan<VectorBlock> rest) =>
            full.TryGetValue(rest[0], out var page) && page.Blocks.Length <= rest.Length && IsSame(rest[..page.Blocks.Length], page.Blocks) ? page : null;
    }

    CodePage(VectorBlock[] blocks)
        : this(blocks, RowCodes.Of(blocks))
    {
    }

    static bool IsSame(ReadOnlySpan<VectorBlock> x, ReadOnlySpan<VectorBlock> y)
    {
        for (var i = 0; i < x.Length; i++)
            if (!ReferenceEquals(x[i], y[i]))
                return false;
        return true;
    }
}
