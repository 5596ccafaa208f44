using System.Collections.Frozen;

namespace SemanticSearch.Reading.Facts;

/// <summary>Tells languages of one script apart.</summary>
sealed class LanguageChoice
{
    // A third of running text are small words. Names and lists have fewer, and another language's small words match by chance.
    const double SmallestShare = 0.08;
    const double SmallestLead = 1.3;
    const double LetterWeight = 0.5;

    readonly IReadOnlyList<LanguageProfile> _languages;
    readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _words;
    readonly FrozenDictionary<char, int[]> _letters;

    /// <summary>Prepares the choice among languages.</summary>
    public LanguageChoice(IReadOnlyList<LanguageProfile> languages)
    {
        _languages = languages;
        _words = Invert(profile => profile.Words).GetAlternateLookup<ReadOnlySpan<char>>();
        _letters = Invert(profile => profile.Letters);
    }

    /// <summary>The tag of the language whose words and letters a text has clearly more of than any other's, or null. A script with one
    /// language tells by itself.</summary>
    public string? Among(string sample)
    {
        if (_languages.Count == 1)
            return _languages[0].Tag;
        var scores = new double[_languages.Count];
        var words = Score(sample.ToLowerInvariant(), scores);
        var best = Array.IndexOf(scores, scores.Max());
        var second = scores.Where((_, index) => index != best).Max();
        return words > 0 && scores[best] >= SmallestShare * words && scores[best] >= SmallestLead * second ? _languages[best].Tag : null;
    }

    int Score(ReadOnlySpan<char> text, double[] scores)
    {
        var words = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                if (!char.IsAscii(text[i]) && _letters.TryGetValue(text[i], out var having))
                    Add(scores, having, LetterWeight);
                continue;
            }
            if (i > start)
            {
                words++;
                if (_words.TryGetValue(text[start..i], out var saying))
                    Add(scores, saying, 1);
            }
            start = i + 1;
        }
        return words;
    }

    static void Add(double[] scores, int[] languages, double weight)
    {
        foreach (var language in languages)
            scores[language] += weight;
    }

    FrozenDictionary<T, int[]> Invert<T>(Func<LanguageProfile, IEnumerable<T>> features)
        where T : notnull => _languages
        .SelectMany((profile, index) => features(profile).Distinct().Select(feature => (feature, index)))
        .GroupBy(pair => pair.feature, pair => pair.index)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
