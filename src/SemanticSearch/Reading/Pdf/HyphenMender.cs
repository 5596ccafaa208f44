namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Decides whether a hyphen at a line's end belongs to its word. The document's own words decide first: whichever of the joined and the
/// hyphenated form stands elsewhere within a line. Then rules.
/// </summary>
sealed class HyphenMender
{
    // First parts that keep their hyphen wherever they stand.
    static readonly HashSet<string> Kept = new(
        ["self", "ex", "all", "cross", "quasi", "half", "well", "vice", "so", "non", "mid", "pre", "post", "pro", "anti", "co", "multi"],
        StringComparer.OrdinalIgnoreCase);

    static readonly HashSet<string> KeptAlways = new(
        ["self", "ex", "all", "cross", "quasi", "half", "well", "vice", "so"], StringComparer.OrdinalIgnoreCase);

    static readonly char[] Around = [.. ".,;:!?\"'()[]{}“”‘’«»…*"];

    readonly Dictionary<string, int> _words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Learns the words of lines, but not those that a line's end may have cut.</summary>
    public void Learn(IEnumerable<TextLine> lines)
    {
        foreach (var line in lines)
        {
            var words = line.Text.Split(' ');
            for (var i = 0; i < words.Length; i++)
            {
                var word = Bare(words[i]);
                if (word.Length > 1 && (i < words.Length - 1 || !Characters.IsHyphen(words[i][^1])))
                    _words[word] = _words.GetValueOrDefault(word) + 1;
            }
        }
    }

    /// <summary>Whether the hyphen between the end of one line and the beginning of the next stays.</summary>
    /// <param name="before">The line that ends with a hyphen.</param>
    /// <param name="after">The next line.</param>
    public bool Keeps(string before, string after)
    {
        if (Characters.IsSoftHyphen(before[^1]))
            return false;
        var left = Bare(before[(before.LastIndexOf(' ') + 1)..^1]);
        var right = Bare(after.Split(' ', 2)[0]);
        if (left.Length == 0 || right.Length == 0 || !char.IsLetter(left[^1]) || !char.IsLower(right[0]))
            return true;
        var (joined, hyphenated) = (_words.GetValueOrDefault(left + right), _words.GetValueOrDefault($"{left}-{right}"));
        if (joined != hyphenated)
            return hyphenated > joined;
        if (left.Contains('-', StringComparison.Ordinal))
            return KeepsByRule(left[(left.LastIndexOf('-') + 1)..], right, isCompound: true);
        return KeepsByRule(left, right, isCompound: false);
    }

    bool KeepsByRule(string left, string right, bool isCompound)
    {
        if (KeptAlways.Contains(left))
            return true;
        if (Kept.Contains(left) && _words.ContainsKey(right))
            return right.Length > 3;

        // Two words that stand alone elsewhere and are long enough not to be syllables.
        return left.Length > 3 && right.Length > 3 && _words.ContainsKey(left) && _words.ContainsKey(right)
            && (isCompound || _words[left] + _words[right] > 2);
    }

    static string Bare(string word) => word.Trim(Around);
}
