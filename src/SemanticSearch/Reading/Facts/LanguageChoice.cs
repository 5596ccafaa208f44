using System.Collections.Frozen;

namespace SemanticSearch.Reading.Facts;

/// <summary>Tells languages of one script apart.</summary>
sealed class LanguageChoice
{
    // A third of running text are small words. Names and lists have fewer, and another language's small words match by chance.
    const double SmallestShare = 0.08;
    const double SmallestLead = 1.2;

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
        var weights = new double[_languages.Count];
        var counts = new int[_languages.Count];
        var words = Count(sample.ToLowerInvariant(), weights, counts);
        var best = Array.IndexOf(weights, weights.Max());
        var second = weights.Where((_, index) => index != best).Max();
        return words > 0 && counts[best] >= SmallestShare * words && weights[best] >= SmallestLead * second ? _languages[best].Tag : null;
    }

    int Count(ReadOnlySpan<char> text, double[] weights, int[] counts)
    {
        var words = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                if (!char.IsAscii(text[i]) && _letters.TryGetValue(text[i], out var having))
                    Add(having, weights, counts);
                continue;
            }
            if (i > start)
            {
                words++;
                if (_words.TryGetValue(text[start..i], out var saying))
                    Add(saying, weights, counts);
            }
            start = i + 1;
        }
        return words;
    }

    // What several languages have says less of each.
    static void Add(int[] languages, double[] weights, int[] counts)
    {
        foreach (var language in languages)
        {
            weights[language] += 1.0 / languages.Length;
            counts[language]++;
        }
    }

    FrozenDictionary<T, int[]> Invert<T>(Func<LanguageProfile, IEnumerable<T>> features)
        where T : notnull => _languages
        .SelectMany((profile, index) => features(profile).Distinct().Select(feature => (feature, index)))
        .GroupBy(pair => pair.feature, pair => pair.index)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
