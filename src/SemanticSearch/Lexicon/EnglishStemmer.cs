using System.Buffers;
using System.Collections.Frozen;

namespace SemanticSearch.Lexicon;

/// <summary>
/// Cuts English endings by the Snowball English algorithm, "Porter 2" (https://snowballstem.org/algorithms/english/stemmer.html), so that
/// <c>negotiated</c>, <c>negotiating</c> and <c>negotiates</c> are one term.
/// </summary>
static class EnglishStemmer
{
    const int ShortestWord = 3;

    static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    static readonly FrozenDictionary<string, string> Exceptions = new Dictionary<string, string>
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> Finished = FrozenSet.ToFrozenSet(
        ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"]);

    // Endings in the order in which they are tried: the longest first.
    static readonly (string Ending, string Replacement)[] Step2 =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"),
        ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"),
        ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"),
        ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    static readonly (string Ending, string Replacement)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ];

    static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    /// <summary>The stem of a word in small letters; what is not English comes back as it is, or cut harmlessly.</summary>
    public static string Stem(string word)
    {
        if (word.Length < ShortestWord || !word.All(char.IsAsciiLetterLower))
            return word;
        if (Exceptions.TryGetValue(word, out var stem))
            return stem;
        var letters = word.ToCharArray();
        MarkConsonants(letters);
        var (r1, r2) = Regions(letters);
        var w = Step0To1A(new string(letters));
        if (Finished.Contains(w))
            return w;
        w = Step1C(Step1B(w, r1));
        w = Final(Shorten4(Replace3(Replace2(w, r1), r1, r2), r2), r1, r2);
        return w.Replace('Y', 'y');
    }

    // A y at the beginning or after a vowel is a consonant; it is written Y meanwhile.
    static void MarkConsonants(char[] letters)
    {
        for (var i = 0; i < letters.Length; i++)
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
                letters[i] = 'Y';
    }

    static (int R1, int R2) Regions(ReadOnlySpan<char> word)
    {
        var r1 = word switch
        {
            ['g', 'e', 'n', 'e', 'r', ..] or ['a', 'r', 's', 'e', 'n', ..] => 5,
            ['c', 'o', 'm', 'm', 'u', 'n', ..] => 6,
            _ => AfterVowelAndConsonant(word, 0),
        };
        return (r1, AfterVowelAndConsonant(word, r1));
    }

    static int AfterVowelAndConsonant(ReadOnlySpan<char> word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
                return i + 1;
        return word.Length;
    }

    static string Step0To1A(string w)
    {
        if (w.EndsWith("sses", StringComparison.Ordinal))
            return w[..^2];
        if (w.EndsWith("ied", StringComparison.Ordinal) || w.EndsWith("ies", StringComparison.Ordinal))
            return w.Length > 4 ? w[..^2] : w[..^1];
        if (w.EndsWith("us", StringComparison.Ordinal) || w.EndsWith("ss", StringComparison.Ordinal))
            return w;
        return w[^1] == 's' && HasVowel(w.AsSpan(0, w.Length - 2)) ? w[..^1] : w;
    }

    static string Step1B(string w, int r1)
    {
        foreach (var ending in (ReadOnlySpan<string>)["eedly", "eed"])
            if (w.EndsWith(ending, StringComparison.Ordinal))
                return w.Length - ending.Length >= r1 ? $"{w[..^ending.Length]}ee" : w;
        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
            if (w.EndsWith(ending, StringComparison.Ordinal))
                return HasVowel(w.AsSpan(0, w.Length - ending.Length)) ? Mend(w[..^ending.Length], r1) : w;
        return w;
    }

    static string Mend(string w, int r1)
    {
        if (w.EndsWith("at", StringComparison.Ordinal) || w.EndsWith("bl", StringComparison.Ordinal) || w.EndsWith("iz", StringComparison.Ordinal))
            return $"{w}e";
        if (w.Length >= 2 && w[^1] == w[^2] && "bdfgmnprt".Contains(w[^1], StringComparison.Ordinal))
            return w[..^1];
        return r1 >= w.Length && EndsInShortSyllable(w) ? $"{w}e" : w;
    }

    static string Step1C(string w) =>
        w.Length > 2 && w[^1] is 'y' or 'Y' && w.Length > 2 && !IsVowel(w[^2]) ? $"{w[..^1]}i" : w;

    static string Replace2(string w, int r1)
    {
        foreach (var (ending, replacement) in Step2)
        {
            if (!w.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var kept = w.Length - ending.Length;
            var fits = ending switch
            {
                "ogi" => kept > 0 && w[kept - 1] == 'l',
                "li" => kept > 0 && "cdeghkmnrt".Contains(w[kept - 1], StringComparison.Ordinal),
                _ => true,
            };
            return fits && kept >= r1 ? w[..kept] + replacement : w;
        }
        return w;
    }

    static string Replace3(string w, int r1, int r2)
    {
        foreach (var (ending, replacement) in Step3)
            if (w.EndsWith(ending, StringComparison.Ordinal))
                return w.Length - ending.Length >= (ending == "ative" ? r2 : r1) ? w[..^ending.Length] + replacement : w;
        return w;
    }

    static string Shorten4(string w, int r2)
    {
        foreach (var ending in Step4)
        {
            if (!w.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var kept = w.Length - ending.Length;
            return kept >= r2 && (ending != "ion" || (kept > 0 && w[kept - 1] is 's' or 't')) ? w[..kept] : w;
        }
        return w;
    }

    static string Final(string w, int r1, int r2)
    {
        var kept = w.Length - 1;
        if (w[^1] == 'e' && (kept >= r2 || (kept >= r1 && !EndsInShortSyllable(w[..^1]))))
            return w[..^1];
        return w[^1] == 'l' && kept >= r2 && kept > 0 && w[^2] == 'l' ? w[..^1] : w;
    }

    // A vowel between consonants, the last not w, x or Y; or a vowel and a consonant that are the whole word.
    static bool EndsInShortSyllable(string w) => w.Length switch
    {
        < 2 => false,
        2 => IsVowel(w[0]) && !IsVowel(w[1]),
        _ => !IsVowel(w[^3]) && IsVowel(w[^2]) && !IsVowel(w[^1]) && w[^1] is not ('w' or 'x' or 'Y'),
    };

    static bool HasVowel(ReadOnlySpan<char> letters) => letters.ContainsAny(Vowels);

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
