using SemanticSearch.Lexicon;

namespace SemanticSearch.Search.Ranking;

/// <summary>
/// The runs of five words of a text, as hashes of their folded letters: what texts of the same wording share, whatever their case,
/// punctuation and accents. Broder 1997, https://doi.org/10.1109/SEQUEN.1997.666900.
/// </summary>
static class Shingles
{
    /// <summary>Words of a run.</summary>
    public const int Size = 5;

    /// <summary>The words from which a text can be nearly another one. Shorter ones are formulas, which resemble each other by chance: such
    /// a text is a single run, that only the very same words make.</summary>
    public const int FewestWords = 12;

    // FNV-1a of 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
    const ulong Offset = 14_695_981_039_346_656_037;
    const ulong Prime = 1_099_511_628_211;

    /// <summary>The hashes of a text's runs, none twice, in no order; empty if it has no words.</summary>
    public static ulong[] Of(string text)
    {
        var words = new List<ulong>();
        foreach (var (start, end) in WordBreaker.Words(text))
            words.Add(HashOf(text.AsSpan(start, end - start)));
        if (words.Count == 0)
            return [];
        var size = words.Count < FewestWords ? words.Count : Size;
        var runs = new HashSet<ulong>(words.Count);
        for (var first = 0; first + size <= words.Count; first++)
            runs.Add(HashOf(words, first, size));
        return [.. runs];
    }

    static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var c in TermAnalyzer.Fold(word))
            hash = (hash ^ c) * Prime;
        return hash;
    }

    // The length is part of it: a short text's only run is none of a long text's.
    static ulong HashOf(List<ulong> words, int first, int size)
    {
        var hash = (ulong)(size == Size && words.Count >= FewestWords ? 0 : size);
        for (var i = first; i < first + size; i++)
            hash = ((hash ^ words[i]) * Prime) ^ (hash >> 29);
        return hash;
    }
}
