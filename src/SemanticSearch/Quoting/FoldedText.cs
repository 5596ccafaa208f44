namespace SemanticSearch.Quoting;

/// <summary>
/// A text as quotations are compared: its letters and digits alone, folded by <see cref="CharacterFolding"/>, one after the other without
/// spaces or punctuation, with a map back to the text. Two texts that differ only in spacing, line ends, hyphens, dashes, quotation marks,
/// case, ligatures or accents have equal <see cref="Letters"/>. Apostrophes within words, separators within numbers, per cent and currency
/// signs are letters here, and a space parts two numbers: without them other words would look the same. Immutable.
/// </summary>
sealed class FoldedText
{
    const int PieceLength = 1 << 18;

    readonly int[] _starts;
    readonly int[] _ends;
    readonly int[] _words;
    readonly int[] _breaks;

    /// <summary>Takes what <see cref="TextFolder"/> found.</summary>
    /// <param name="letters">The folded letters.</param>
    /// <param name="starts">Offset of each letter's character in the text.</param>
    /// <param name="ends">Offset just past each letter's character in the text.</param>
    /// <param name="words">Where each word begins in <paramref name="letters"/>, and at last their length.</param>
    /// <param name="breaks">Where a quotation may begin or end in <paramref name="letters"/>, in order.</param>
    public FoldedText(string letters, int[] starts, int[] ends, int[] words, int[] breaks)
    {
        Letters = letters;
        _starts = starts;
        _ends = ends;
        _words = words;
        _breaks = breaks;
    }

    /// <summary>The folded letters.</summary>
    public string Letters { get; }

    /// <summary>How many words there are.</summary>
    public int WordCount => _words.Length - 1;

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string text) => new TextFolder(text, 0, text.Length).Fold();

    /// <summary>Folds <c>[start, end)</c> of a text; offsets stay those of the whole text.</summary>
    public static FoldedText Of(string text, int start, int end) => new TextFolder(text, start, end).Fold();

    /// <summary>A folded word.</summary>
    public ReadOnlySpan<char> Word(int index) => Letters.AsSpan(_words[index].._words[index + 1]).TrimEnd(' ');

    /// <summary>Offset of the first character of a word in the text.</summary>
    public int StartOfWord(int index) => _starts[_words[index]];

    /// <summary>Offset just past the last character of a word in the text.</summary>
    public int EndOfWord(int index) => _ends[_words[index] + Word(index).Length - 1];

    /// <summary>Offset in <see cref="Letters"/> at which a word begins; their length for the word after the last.</summary>
    public int LetterOfWord(int index) => _words[index];

    /// <summary>The first word that begins at or after an offset of the text.</summary>
    public int WordAt(int offset)
    {
        var (low, high) = (0, WordCount);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (StartOfWord(middle) < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The words of a text, a space between them, as <see cref="JoinWords()"/> gives them of the whole; made piece by piece, for the map
    /// of a long text takes several times its length.</summary>
    public static string JoinWordsOf(string text)
    {
        var words = new System.Text.StringBuilder(Math.Min(text.Length, PieceLength));
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfPiece(text, start);
            var piece = Of(text, start, end).JoinWords();
            words.Append(words.Length > 0 && piece.Length > 0 ? " " : "").Append(piece);
            start = end;
        }

        return words.ToString();
    }

    /// <summary>The words, a space between them.</summary>
    public string JoinWords() => JoinWords(0, WordCount);

    /// <summary>The words from <paramref name="first"/> to just before <paramref name="end"/>, a space between them.</summary>
    public string JoinWords(int first, int end)
    {
        var joined = new System.Text.StringBuilder(_words[end] - _words[first] + end - first);
        for (var i = first; i < end; i++)
            joined.Append(i > first ? " " : "").Append(Word(i));
        return joined.ToString();
    }

    /// <summary>
    /// Where <paramref name="letters"/> stand next, from an offset in <see cref="Letters"/> on, as whole words or whole parts of hyphenated
    /// ones: an offset in <see cref="Letters"/>, or -1.
    /// </summary>
    public int Find(ReadOnlySpan<char> letters, int from)
    {
        while (from <= Letters.Length - letters.Length && !letters.IsEmpty)
        {
            var found = Letters.AsSpan(from).IndexOf(letters, StringComparison.Ordinal);
            if (found < 0)
                return -1;
            found += from;
            if (IsBreak(found) && IsBreak(found + letters.Length))
                return found;
            from = found + 1;
        }
        return -1;
    }

    /// <summary>The characters of the text behind the letters <c>[first, end)</c>, of which there is at least one.</summary>
    public TextSpan SpanOf(int first, int end) => new(_starts[first], _ends[end - 1]);

    bool IsBreak(int offset) => offset == Letters.Length || Array.BinarySearch(_breaks, offset) >= 0;

    // A space between two letters parts words whatever stands around them.
    static int EndOfPiece(string text, int start)
    {
        for (var at = start + PieceLength; at < text.Length - 1; at++)
        {
            if (text[at] == ' ' && char.IsAsciiLetter(text[at - 1]) && char.IsAsciiLetter(text[at + 1]))
                return at;
        }

        return text.Length;
    }
}
