using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The vectors of a generation at one state of the index. Immutable. Chunks have positions, from 0, in the order of their rows in the file, so
/// that what the file lists by row is in the order of positions.
/// </summary>
sealed class VectorSnapshot
{
    readonly int[] _blockAt;
    readonly Lazy<float[]> _norms;
    readonly Lazy<FilterIndex> _filters;
    readonly Lazy<SearchCoverage> _coverage;

    /// <summary>The state before the first change.</summary>
    public static readonly VectorSnapshot Empty = new(0, []);

    /// <summary>Puts blocks in order.</summary>
    /// <param name="version">The collection's change count at that state.</param>
    /// <param name="blocks">A block for every document.</param>
    /// <param name="before">The state before, of which is kept what stays; null if there is none.</param>
    public VectorSnapshot(long version, IEnumerable<VectorBlock> blocks, VectorSnapshot? before = null)
    {
        Version = version;
        Blocks = [.. blocks.OrderBy(block => block.FirstChunk)];
        Starts = new int[Blocks.Length + 1];
        for (var i = 0; i < Blocks.Length; i++)
        {
            Starts[i + 1] = checked(Starts[i] + Blocks[i].Lengths.Length);
            Terms += Blocks[i].Terms;
        }
        _blockAt = new int[Chunks];
        for (var i = 0; i < Blocks.Length; i++)
            _blockAt.AsSpan(Starts[i]..Starts[i + 1]).Fill(i);
        Pages = CodePage.Of(Blocks, before?.Pages ?? []);
        PageStarts = new int[Pages.Length];
        CodeErrors = new float[ScoreArray.Padded(Chunks)];
        for (var (i, start) = (0, 0); i < Pages.Length; start += Pages[i++].Rows)
        {
            PageStarts[i] = start;
            Pages[i].Codes.Errors.CopyTo(CodeErrors, start);
        }
        _norms = new Lazy<float[]>(() => Bm25.LengthNorms(this));
        _filters = new Lazy<FilterIndex>(() => new FilterIndex([.. Blocks.Select(block => block.Fields.Value)], Starts));
        _coverage = new Lazy<SearchCoverage>(() => DocumentCoverage.Of(Filters.Documents));
    }

    /// <summary>The collection's change count at that state.</summary>
    public long Version { get; }

    /// <summary>A block for every document.</summary>
    public VectorBlock[] Blocks { get; }

    /// <summary>The position of each block's first chunk, and after the last block the number of chunks.</summary>
    public int[] Starts { get; }

    /// <summary>How many chunks there are.</summary>
    public int Chunks => Starts[^1];

    /// <summary>Terms of all chunks together.</summary>
    public long Terms { get; }

    /// <summary>The vectors in codes, by position.</summary>
    public CodePage[] Pages { get; }

    /// <summary>The position of each page's first vector.</summary>
    public int[] PageStarts { get; }

    /// <summary>The distances of vectors from what their codes say, by position, followed by zeros as in a <see cref="ScoreArray"/>.</summary>
    public float[] CodeErrors { get; }

    /// <summary>What BM25 makes of the chunks' lengths, by position.</summary>
    public float[] LengthNorms => _norms.Value;

    /// <summary>The fields of documents and chunks; documents are the blocks, in their order.</summary>
    public FilterIndex Filters => _filters.Value;

    /// <summary>What all documents tell of their dates.</summary>
    public SearchCoverage Coverage => _coverage.Value;

    /// <summary>Which block a position is in.</summary>
    public int BlockAt(int position) => _blockAt[position];
}
