using System.Collections.Frozen;

namespace SemanticSearch.Chunking;

/// <summary>Tells labels of speakers in capitals with a full stop, as the records of Congress have them: <c>Mr. FENN. Thank you</c>.</summary>
static class SpeakerLabel
{
    const int LongestLabel = 40;
    const int LongestAddress = 12;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Addresses =
        new[] { "the", "mr", "mrs", "ms", "miss", "dr", "senator", "secretary", "ambassador", "general", "chairman", "governor" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the sentence so far is a label, after which speech begins in mixed case.</summary>
    /// <param name="sentence">The sentence up to the full stop.</param>
    /// <param name="following">The word after it.</param>
    public static bool Is(ReadOnlySpan<char> sentence, ReadOnlySpan<char> following)
    {
        if (sentence.Length > LongestLabel || following.Length == 0 || (following.Length > 1 && !char.IsLower(following[1])))
            return false;
        var space = sentence[..Math.Min(sentence.Length, LongestAddress)].IndexOf(' ');
        return space > 0 && Addresses.Contains(sentence[..space].TrimEnd('.')) && IsInCapitals(sentence[space..]);
    }

    static bool IsInCapitals(ReadOnlySpan<char> name)
    {
        var capitals = 0;
        foreach (var c in name)
        {
            if (char.IsLower(c) || char.IsDigit(c))
                return false;
            capitals += char.IsUpper(c) ? 1 : 0;
        }
        return capitals > 1;
    }
}
