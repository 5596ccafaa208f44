namespace SemanticSearch.Quoting;

/// <summary>Adds up what the pieces of an altered quotation agree and differ in.</summary>
/// <param name="given">The quotation as it was given, which the edits' offsets count in.</param>
/// <param name="text">The source.</param>
sealed class AlterationTally(string given, string text)
{
    /// <summary>How far from the piece before it a short piece may stand, in characters: about two sentences.</summary>
    public const int ShortReach = 300;

    int _quotedWords;
    int _sourceWords;
    int _equalSourceWords;

    /// <summary>Words of the quotation that the source has too.</summary>
    public int EqualWords { get; private set; }

    /// <summary>The spans of the source.</summary>
    public List<TextSpan> Pieces { get; } = [];

    /// <summary>The words that differ.</summary>
    public List<QuoteEdit> Edits { get; } = [];

    /// <summary>Equal words as a share of the longer side, 0 to 1.</summary>
    public double Similarity => _quotedWords == 0 || _sourceWords == 0
        ? 0
        : Math.Min((double)EqualWords / _quotedWords, (double)_equalSourceWords / _sourceWords);

    /// <summary>Whether a short piece is far from the one before it: its words stand somewhere in every long text.</summary>
    public bool HasStray(IReadOnlyList<QuotationSegment> segments)
    {
        for (var i = 1; i < Pieces.Count; i++)
        {
            if ((segments[i].IsShort || (i == 1 && segments[0].IsShort)) && Pieces[i].Start - Pieces[i - 1].End > ShortReach)
                return true;
        }
        return false;
    }

    /// <summary>Adds a piece without a different word.</summary>
    public void AddEqual(int words, TextSpan span)
    {
        _quotedWords += words;
        _sourceWords += words;
        _equalSourceWords += words;
        EqualWords += words;
        Pieces.Add(span);
    }

    /// <summary>Adds an aligned piece.</summary>
    public void Add(FoldedText quote, FoldedText source, WordAlignment alignment)
    {
        var (quoted, from) = (quote.WordCount, alignment.SourceEnd - alignment.SourceStart);
        var (differentQuoted, differentSource) = (0, 0);
        foreach (var run in alignment.Differences)
        {
            if (IsSpacing(quote, source, run))
                continue;
            differentQuoted += run.QuoteEnd - run.QuoteStart;
            differentSource += run.SourceEnd - run.SourceStart;
            Edits.Add(EditOf(quote, source, run));
        }
        _quotedWords += quoted;
        _sourceWords += from;
        EqualWords += quoted - differentQuoted;
        _equalSourceWords += from - differentSource;
        Pieces.Add(new TextSpan(source.StartOfWord(alignment.SourceStart), source.EndOfWord(alignment.SourceEnd - 1)));
    }

    // "co operation" and "cooperation" are two words and one, but the same letters.
    static bool IsSpacing(FoldedText quote, FoldedText source, WordRun run) =>
        LettersOf(quote, run.QuoteStart, run.QuoteEnd).SequenceEqual(LettersOf(source, run.SourceStart, run.SourceEnd));

    static ReadOnlySpan<char> LettersOf(FoldedText folded, int first, int end) =>
        folded.Letters.AsSpan(folded.LetterOfWord(first)..folded.LetterOfWord(end)).TrimEnd(' ');

    QuoteEdit EditOf(FoldedText quote, FoldedText source, WordRun run)
    {
        var quoted = SpanOf(quote, run.QuoteStart, run.QuoteEnd);
        var original = SpanOf(source, run.SourceStart, run.SourceEnd);
        var kind = run.QuoteStart == run.QuoteEnd ? QuoteEditKind.Delete
            : run.SourceStart == run.SourceEnd ? QuoteEditKind.Insert
            : QuoteEditKind.Replace;
        return new QuoteEdit(
            kind,
            given[quoted.Start..quoted.End],
            text[original.Start..original.End],
            quoted.Start,
            quoted.End,
            original.Start,
            original.End,
            EditConcerns.Of(new WordRunText(quote, given, run.QuoteStart, run.QuoteEnd), new WordRunText(source, text, run.SourceStart, run.SourceEnd)));
    }

    // No words are a place: just before the next word, or behind the last.
    static TextSpan SpanOf(FoldedText folded, int first, int end)
    {
        if (first < end)
            return new TextSpan(folded.StartOfWord(first), folded.EndOfWord(end - 1));
        var place = first < folded.WordCount ? folded.StartOfWord(first) : folded.EndOfWord(first - 1);
        return new TextSpan(place, place);
    }
}
