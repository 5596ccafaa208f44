using System.Runtime.InteropServices;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// The words that the teacher knows stand in for the texts that a corpus lacks: a student of speeches alone would spell out
/// <c>quarterback</c> letter by letter, and know nothing of it.
/// </summary>
/// <param name="words">Words, the commonest first.</param>
sealed class GeneralWords(IReadOnlyList<string> words)
{
    const int ShortestSpan = 2, LongestSpan = 5;

    /// <summary>
    /// Adds the words to counts as if general text made up a share of the corpus. The word of rank r occurs as often as 1/r
    /// (Zipf: Human behavior and the principle of least effort, 1949), and once at least.
    /// </summary>
    /// <param name="counts">Counts of the corpus's words; are raised.</param>
    /// <param name="share">General words per word of the corpus.</param>
    public void AddTo(Dictionary<string, long> counts, double share)
    {
        var total = share * counts.Values.Sum();
        var harmonic = Enumerable.Range(1, words.Count).Sum(rank => 1.0 / rank);
        for (var i = 0; total > 0 && i < words.Count; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, words[i], out _) += Math.Max(1, (long)(total / harmonic / (i + 1)));
    }

    /// <summary>Every word as a text, and random words side by side: what they mean together teaches what each adds.</summary>
    /// <param name="spans">How many texts of several words.</param>
    /// <param name="random">Where the words come from.</param>
    public IEnumerable<string> Texts(int spans, SplitMix64 random)
    {
        foreach (var word in words)
            yield return word;
        for (var i = 0; words.Count > 0 && i < spans; i++)
        {
            var length = ShortestSpan + random.Below(LongestSpan - ShortestSpan + 1);
            yield return string.Join(' ', Enumerable.Range(0, length).Select(_ => words[random.Below(words.Count)]));
        }
    }
}
