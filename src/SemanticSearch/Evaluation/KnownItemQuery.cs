using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Evaluation;

/// <summary>
/// Makes a query of a sentence as somebody would ask who remembers it roughly: its function words are left out and about a third of the
/// others, so that it is no copy. Known-item queries: Azzopardi, de Rijke and Balog 2007, https://doi.org/10.1145/1277741.1277820.
/// </summary>
public static class KnownItemQuery
{
    // Four words still name a sentence among thousands.
    const int LeastWords = 4;
    const double DropShare = 1.0 / 3;

    /// <summary>The query of a sentence; the same for the same sentence and seed.</summary>
    public static string Of(string sentence, ulong seed)
    {
        var random = new SplitMix64(seed ^ SentenceWords.Fingerprint(sentence));
        var words = SentenceWords.Of(sentence)
            .Where(word => !SentenceWords.IsFunctionWord(word))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        // Rounded up: where there is no function word to leave out, one word goes all the same.
        for (var drop = Math.Min((int)Math.Ceiling(words.Count * DropShare), words.Count - LeastWords); drop > 0; drop--)
            words.RemoveAt(random.Below(words.Count));
        return string.Join(' ', words);
    }
}
