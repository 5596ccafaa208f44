using System.Collections.Frozen;

namespace SemanticSearch.Quoting;

/// <summary>Tells when differing words change what is said. English; names and digits in any language.</summary>
static class EditConcerns
{
    static readonly FrozenSet<string> Numbers = Set(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion
        trillions dozen dozens half halves third thirds quarter quarters first second fourth fifth sixth seventh eighth ninth tenth once twice
        double doubled triple tripled percent % ‰
        """);

    static readonly FrozenSet<string> Negations = Set(
        "not no never nor neither none nothing nobody nowhere without cannot hardly barely scarcely unless except non");

    static readonly FrozenSet<string> Obligations = Set("shall should must may might can could will would ought need");

    // Words that begin sentences without being names.
    static readonly FrozenSet<string> Ordinary = Set(
        """
        a about after again all also although among an and another any are as at be because been before being both but by did do does during
        each even every finally for from furthermore had has have he hence her here his how however i if in indeed is it its let last many
        moreover most much my now of on only or other our over she since so some still such than that the their then there therefore these
        they this those through thus to today too under until upon was we were what when where whether which while who why with yet you your
        """);

    static readonly string[] NegatingPrefixes = ["un", "in", "im", "il", "ir", "non", "dis", "mis"];

    /// <summary>Why the difference between two runs of words is critical; empty if it is not.</summary>
    public static IReadOnlyList<QuoteEditConcern> Of(WordRunText quoted, WordRunText source)
    {
        var (said, meant) = (quoted.Words(), source.Words());
        var concerns = new List<QuoteEditConcern>();
        // Words that are merely in another place of the run do not differ.
        bool Differs(Func<string, bool> isOfKind) => !said.Where(isOfKind).Order(StringComparer.Ordinal)
            .SequenceEqual(meant.Where(isOfKind).Order(StringComparer.Ordinal));

        if (Differs(word => Numbers.Contains(word) || word.Any(char.IsDigit)))
            concerns.Add(QuoteEditConcern.Number);
        if (Differs(word => Negations.Contains(word) || word.EndsWith("n’t", StringComparison.Ordinal)) || AreOpposites(said, meant))
            concerns.Add(QuoteEditConcern.Negation);
        var names = NamesIn(quoted, said).Concat(NamesIn(source, meant)).ToHashSet(StringComparer.Ordinal);
        if (Differs(names.Contains))
            concerns.Add(QuoteEditConcern.Name);
        if (Differs(Obligations.Contains))
            concerns.Add(QuoteEditConcern.Obligation);
        return concerns;
    }

    static bool AreOpposites(IReadOnlyList<string> said, IReadOnlyList<string> meant) => said.Any(word => meant.Any(other =>
        NegatingPrefixes.Any(prefix =>
            (word.Length == prefix.Length + other.Length && word.StartsWith(prefix, StringComparison.Ordinal) && word.EndsWith(other, StringComparison.Ordinal))
            || (other.Length == prefix.Length + word.Length && other.StartsWith(prefix, StringComparison.Ordinal) && other.EndsWith(word, StringComparison.Ordinal)))));

    static IEnumerable<string> NamesIn(WordRunText run, IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (IsName(run, i, words[i]))
                yield return words[i];
        }
    }

    static bool IsName(WordRunText run, int index, string word)
    {
        var written = run.Written(index);
        if (!char.IsUpper(written[0]) || word == "i")
            return false;
        return !run.BeginsSentence(index) || (written.Length > 1 && char.IsUpper(written[1])) || !Ordinary.Contains(word);
    }

    static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
