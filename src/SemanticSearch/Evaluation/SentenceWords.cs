namespace SemanticSearch.Evaluation;

/// <summary>The words of a sentence, and those of them that say what it is about.</summary>
static class SentenceWords
{
    const ulong FnvOffset = 14_695_981_039_346_656_037;
    const ulong FnvPrime = 1_099_511_628_211;

    // English words that only join others: articles, pronouns, prepositions, conjunctions, auxiliaries, and adverbs of degree.
    static readonly HashSet<string> FunctionWords = new(
        """
        a about above after again against all also although am among an and any are around as at be because been before being below
        between both but by can cannot could did do does doing done down during each either else ever every few for from further had has
        have having he hence her here hers herself him himself his how however i if in indeed into is it its itself just less least many
        may me might more most much must my myself neither no nor not of off on once one only or other others otherwise our ours ourselves
        out over own per perhaps quite rather same shall she should since so some such than that the their theirs them themselves then
        there thereby therefore these they this those though through thus to too toward towards under until up upon us very was we well
        were what when where whereas whether which while who whom whose why will with within without would yet you your yours yourself
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The words in order: runs of letters and digits, with apostrophes and hyphens inside.</summary>
    public static List<string> Of(ReadOnlySpan<char> sentence)
    {
        var words = new List<string>();
        for (var at = 0; at < sentence.Length;)
        {
            if (!IsWordAt(sentence, at))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < sentence.Length && (IsWordAt(sentence, at) || IsInside(sentence, at)))
                at++;
            words.Add(sentence[start..at].ToString());
        }

        return words;
    }

    /// <summary>Whether a word says nothing of what a sentence is about.</summary>
    public static bool IsFunctionWord(string word) => FunctionWords.Contains(word);

    /// <summary>A hash of letters and digits, the same for sentences that differ in case, marks and white space only. FNV-1a,
    /// http://www.isthe.com/chongo/tech/comp/fnv/.</summary>
    public static ulong Fingerprint(ReadOnlySpan<char> sentence)
    {
        var hash = FnvOffset;
        foreach (var c in sentence)
        {
            if (char.IsLetterOrDigit(c))
                hash = (hash ^ char.ToLowerInvariant(c)) * FnvPrime;
        }

        return hash;
    }

    static bool IsWordAt(ReadOnlySpan<char> text, int at) =>
        char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at])
        || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    static bool IsInside(ReadOnlySpan<char> text, int at) =>
        text[at] is '\'' or '’' or '-' or '‐' && at > 0 && IsWordAt(text, at - 1) && at + 1 < text.Length && IsWordAt(text, at + 1);
}
