using System.Globalization;
using System.Text;

namespace SemanticSearch.Search.Highlighting;

/// <summary>
/// Brings forms of a word together for marking: case and accents folded, English endings cut as in the first step of M. F. Porter, An
/// algorithm for suffix stripping, 1980. To mark one word too many does less harm than to miss one.
/// </summary>
static class WordStem
{
    const int ShortestStem = 3;

    static readonly string[] Endings = ["ingly", "edly", "ions", "ion", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly"];

    /// <summary>The form that a word is compared in.</summary>
    public static string Of(ReadOnlySpan<char> word)
    {
        var folded = Fold(word);
        foreach (var ending in Endings)
            if (folded.EndsWith(ending, StringComparison.Ordinal) && folded.Length - ending.Length >= ShortestStem && !folded.EndsWith("ss", StringComparison.Ordinal))
                return Finish(folded[..^ending.Length]);
        return Finish(folded);
    }

    // "agree" and "agreed", "policy" and "policies", "stopped" and "stop" meet.
    static string Finish(string stem) => stem switch
    {
        { Length: > ShortestStem } when stem[^1] is 'e' or 'y' or 'i' => Finish(stem[..^1]),
        { Length: > ShortestStem } when stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') && char.IsAsciiLetter(stem[^1]) => stem[..^1],
        _ => stem,
    };

    static string Fold(ReadOnlySpan<char> word)
    {
        if (System.Text.Ascii.IsValid(word))
            return word.ToString().ToLowerInvariant();
        var folded = new StringBuilder(word.Length);
        // Only letters, digits and marks come here, which can always be normalised.
        foreach (var c in word.ToString().Normalize(NormalizationForm.FormKD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }
}
