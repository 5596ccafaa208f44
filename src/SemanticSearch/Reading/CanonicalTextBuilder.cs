using System.Text;

namespace SemanticSearch.Reading;

/// <summary>
/// Writes canonical text from markup: blocks parted by line ends, white space within a block collapsed to single spaces. Nothing is
/// written before it is needed, so that empty blocks leave no trace and the text does not end with white space.
/// </summary>
sealed class CanonicalTextBuilder
{
    readonly StringBuilder _text = new();
    int _lineEnds;
    bool _space;
    string _prefix = "";
    bool _blockIsEmpty = true;
    int _blockFirst;
    BlockKind _kind;
    readonly List<Block> _blocks = [];

    /// <summary>How much has been written; just past the last visible character.</summary>
    public int Length => _text.Length;

    /// <summary>Where the first character of the current block stands, its prefix not counted; of no meaning while it is empty.</summary>
    public int BlockStart { get; private set; }

    /// <summary>Whether nothing has been written since the current block began.</summary>
    public bool BlockIsEmpty => _blockIsEmpty;

    /// <summary>The blocks that are written so far, the current one included unless it is empty.</summary>
    public IReadOnlyList<Block> Blocks
    {
        get
        {
            EndBlock();
            return _blocks;
        }
    }

    /// <summary>
    /// Ends the current block and begins another, <paramref name="lineEnds"/> line ends below it (2 leave a blank line). In a list item
    /// that has no text yet nothing happens: its first paragraph stands beside the item's mark.
    /// </summary>
    public void BeginBlock(int lineEnds = 2, BlockKind kind = BlockKind.Paragraph)
    {
        if (_prefix.Length == 0)
            Part(lineEnds, kind);
    }

    /// <summary>Begins a list item on a new line; its mark is written with its first text.</summary>
    /// <param name="mark">Such as <c>- </c>.</param>
    /// <param name="kind">What the item is.</param>
    public void BeginItem(string mark, BlockKind kind = BlockKind.ListItem)
    {
        _prefix = "";
        Part(lineEnds: 1, kind);
        _prefix = mark;
    }

    /// <summary>Ends a list item, whose mark is dropped if it had no text.</summary>
    public void EndItem()
    {
        _prefix = "";
        Part(lineEnds: 1, BlockKind.Paragraph);
    }

    /// <summary>Adds to the current block, collapsing white space; other spaces than those of markup, such as U+00A0, are kept.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\n' || TextCleaner.IsLineEnd(c))
                _space = true;
            else if (!TextCleaner.IsDropped(c))
                Write(c);
        }
    }

    /// <summary>Adds lines to the current block as they stand, less white space at their ends and blank lines around them.</summary>
    public void AppendVerbatim(string lines)
    {
        var first = true;
        foreach (var line in TextCleaner.Clean(lines, out _).AsSpan().Trim('\n').EnumerateLines())
        {
            if (!first)
                _lineEnds++;
            first = false;
            var kept = line.TrimEnd();
            if (kept.Length > 0)
                Write(kept);
        }
    }

    /// <summary>Ends a line within the current block.</summary>
    public void BreakLine()
    {
        _lineEnds = Math.Max(_lineEnds, 1);
        _space = false;
    }

    /// <summary>What was written from an offset on.</summary>
    public string TextFrom(int start) => _text.ToString(start, _text.Length - start);

    /// <summary>The canonical text.</summary>
    public override string ToString() => _text.ToString();

    void Part(int lineEnds, BlockKind kind)
    {
        EndBlock();
        _kind = kind;
        _lineEnds = Math.Max(_lineEnds, lineEnds);
        _space = false;
        _blockIsEmpty = true;
    }

    void EndBlock()
    {
        if (!_blockIsEmpty)
            _blocks.Add(new Block(_blockFirst, _text.Length, _kind));
        _blockIsEmpty = true;
    }

    void Write(char c) => Write([c]);

    void Write(ReadOnlySpan<char> text)
    {
        if (_text.Length > 0 && _lineEnds > 0)
            _text.Append('\n', _lineEnds);
        else if (_space && !_blockIsEmpty)
            _text.Append(' ');
        var first = _text.Length;
        _text.Append(_prefix);
        if (_blockIsEmpty)
            (_blockFirst, BlockStart) = (first, _text.Length);
        _text.Append(text);
        (_lineEnds, _space, _prefix, _blockIsEmpty) = (0, false, "", false);
    }
}
