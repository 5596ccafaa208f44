namespace SemanticSearch.Quoting;

/// <summary>Finds a quotation in one text after another. Safe from any thread.</summary>
/// <param name="quotation">The quotation; its whole has at least one word.</param>
sealed class QuoteMatcher(Quotation quotation)
{
    /// <summary>The smallest share of equal words that makes a passage the altered source of a quotation.</summary>
    public const double LeastSimilarity = 0.8;

    const int LeastEqualWords = 4;

    // What stands so often in one text is a formula; nobody reads further.
    const int MostPlaces = 200;
    const int MostChains = 50;

    // How far from its neighbour a short piece may stand, in letters or characters: about two sentences.
    const int ShortReach = AlterationTally.ShortReach;

    /// <summary>
    /// The places that hold all words of the quotation without a break, in their order; only those letter for letter if there are any.
    /// </summary>
    public IEnumerable<FoundQuote> FindWhole(SourceText source)
    {
        var exact = FindExact(source.Text).Take(MostPlaces).ToList();
        return exact.Count > 0 ? exact : FindRepaired(source.Text, source.Folded);
    }

    IEnumerable<FoundQuote> FindExact(string text)
    {
        var quote = quotation.Whole.Text;
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            if (!IsInsideWord(text, at) && !IsInsideWord(text, at + quote.Length))
                yield return new FoundQuote(QuoteVerdict.Exact, [new TextSpan(at, at + quote.Length)], 1, []);
        }

        int Next(int from) => text.IndexOf(quote, from, StringComparison.Ordinal);
    }

    // Scripts that do not part words have a word's end behind every letter.
    static bool IsInsideWord(string text, int at) =>
        at > 0 && at < text.Length && IsOfSpacedWord(text[at - 1]) && IsOfSpacedWord(text[at]);

    static bool IsOfSpacedWord(char c) => (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) && !CharacterFolding.IsUnspaced(c);

    IEnumerable<FoundQuote> FindRepaired(string text, FoldedText folded)
    {
        var whole = quotation.Whole;
        var letters = whole.Folded.Letters;
        var places = 0;
        for (var at = folded.Find(letters, 0); at >= 0 && places < MostPlaces; at = folded.Find(letters, at + letters.Length), places++)
        {
            var span = whole.WithPunctuation(text, folded.SpanOf(at, at + letters.Length));
            var verdict = whole.IsExactly(text, span) ? QuoteVerdict.Exact : QuoteVerdict.Repaired;
            yield return new FoundQuote(verdict, [span], 1, []);
        }
    }

    /// <summary>The place that holds all pieces of the quotation in their order closest together, or null.</summary>
    public FoundQuote? FindSpliced(SourceText source)
    {
        if (!quotation.IsSpliced)
            return null;
        var (text, folded) = (source.Text, source.Folded);
        var first = quotation.Segments[0].Folded.Letters;
        List<TextSpan>? best = null;
        var at = folded.Find(first, 0);
        for (var chains = 0; at >= 0 && chains < MostChains; at = folded.Find(first, at + first.Length), chains++)
        {
            if (ChainFrom(text, folded, at) is { } chain && (best is null || Extent(chain) < Extent(best)))
                best = chain;
        }
        return best is null ? null : new FoundQuote(QuoteVerdict.Spliced, best, 1, []);
    }

    /// <summary>The passage that agrees with the quotation in most words, or null if none does in enough.</summary>
    public FoundQuote? FindAltered(SourceText source)
    {
        var (text, folded) = (source.Text, source.Folded);
        var segments = quotation.IsSpliced ? quotation.Segments : [quotation.Whole];
        var tally = new AlterationTally(quotation.Given, text);
        var from = 0;
        foreach (var segment in segments)
        {
            var end = AddUnaltered(segment, text, folded, from, tally) ?? AddAltered(segment, folded, from, tally);
            if (end is null)
                return null;
            from = end.Value;
        }
        if (tally.HasStray(segments))
            return null;
        return tally.Similarity >= LeastSimilarity && tally.EqualWords >= LeastEqualWords && tally.Edits.Count > 0
            ? new FoundQuote(QuoteVerdict.Altered, tally.Pieces, tally.Similarity, tally.Edits)
            : null;
    }

    static int Extent(List<TextSpan> chain) => chain[^1].End - chain[0].Start;

    List<TextSpan>? ChainFrom(string text, FoldedText folded, int first)
    {
        var chain = new List<TextSpan>();
        var (at, end) = (first, first);
        for (var i = 0; i < quotation.Segments.Count; i++)
        {
            var segment = quotation.Segments[i];
            if (i > 0)
                at = folded.Find(segment.Folded.Letters, end);
            var isNear = i == 0 || at - end <= ShortReach || (!segment.IsShort && (i > 1 || !quotation.Segments[0].IsShort));
            if (at < 0 || !isNear)
                return null;
            end = at + segment.Folded.Letters.Length;
            chain.Add(segment.WithPunctuation(text, folded.SpanOf(at, end)));
        }
        return chain;
    }

    // Both return the word of the source to go on at, or null.
    static int? AddUnaltered(QuotationSegment segment, string text, FoldedText folded, int from, AlterationTally tally)
    {
        var letters = segment.Folded.Letters;
        var at = folded.Find(letters, folded.LetterOfWord(from));
        if (at < 0)
            return null;
        var span = segment.WithPunctuation(text, folded.SpanOf(at, at + letters.Length));
        tally.AddEqual(segment.Folded.WordCount, span);
        return folded.WordAt(span.End);
    }

    static int? AddAltered(QuotationSegment segment, FoldedText folded, int from, AlterationTally tally)
    {
        if (segment.Folded.WordCount < LeastEqualWords || WordAlignment.Find(segment.Folded, folded, from) is not { } alignment)
            return null;
        tally.Add(segment.Folded, folded, alignment);
        return alignment.SourceEnd;
    }
}
