using SemanticSearch.Quoting;

namespace SemanticSearch.Search;

/// <summary>The phrases by which documents that may hold a quotation are looked for.</summary>
static class QuotePhrases
{
    const int MostWords = 32;
    const int WordsOfEnd = 24;
    const int WordsWithVariants = 12;
    const int PiecesLookedFor = 6;
    const int WordsOfPiece = 16;
    const int MostRuns = 256;

    /// <summary>Groups of phrases, one of each of which a document with all its words in a row holds.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Whole(QuotationSegment quote)
    {
        var words = quote.Folded;
        if (words.WordCount > MostWords)
            return [[words.JoinWords(0, WordsOfEnd)], [words.JoinWords(words.WordCount - WordsOfEnd, words.WordCount)]];
        var phrase = words.JoinWords();
        // Longer quotations are found by the words around a hyphen.
        return [words.WordCount > WordsWithVariants ? [phrase] : [.. Variants(quote, phrase).Prepend(phrase).Distinct(StringComparer.Ordinal)]];
    }

    /// <summary>Whether <see cref="Whole"/> asks for all words of a quotation in a row.</summary>
    public static bool AreComplete(QuotationSegment quote) => quote.Folded.WordCount <= MostWords;

    /// <summary>Groups of phrases, one of each of which a document with all pieces holds.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Pieces(Quotation quotation) =>
    [
        .. quotation.Segments
            .Where(segment => !segment.IsShort)
            .OrderByDescending(segment => segment.Folded.WordCount)
            .Take(PiecesLookedFor)
            .Select(segment => (IReadOnlyList<string>)[segment.Folded.JoinWords(0, Math.Min(WordsOfPiece, segment.Folded.WordCount))]),
    ];

    /// <summary>Short runs of words; a document that holds an altered quotation has many of them.</summary>
    public static IReadOnlyList<string> Runs(Quotation quotation)
    {
        var segments = quotation.IsSpliced ? quotation.Segments : [quotation.Whole];
        var runs = segments.SelectMany(RunsOf).ToList();
        var step = Math.Max(1, runs.Count / MostRuns);
        return [.. runs.Where((_, i) => i % step == 0)];
    }

    static IEnumerable<string> RunsOf(QuotationSegment segment)
    {
        var words = segment.Folded;
        var length = SharedRuns.LengthFor(words.WordCount);
        for (var i = 0; i + length <= words.WordCount; i++)
            yield return words.JoinWords(i, i + length);
    }

    // "peace-loving" may stand there as "peace loving", and "co operation" as "co-operation", which are other words to an index.
    static IEnumerable<string> Variants(QuotationSegment quote, string phrase)
    {
        yield return FoldedText.Of(string.Concat(quote.Text.Select(c => QuoteCharacters.IsHyphen(c) ? ' ' : c))).JoinWords();
        var words = phrase.Split(' ');
        for (var i = 0; i + 1 < words.Length; i++)
            yield return string.Join(' ', [.. words[..i], words[i] + words[i + 1], .. words[(i + 2)..]]);
    }
}
