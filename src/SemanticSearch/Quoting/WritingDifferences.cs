using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SemanticSearch.Quoting;

/// <summary>Names what differs between two writings of the same words.</summary>
static partial class WritingDifferences
{
    // In the order in which they are made alike. A kind differs if the writings do when all other kinds are alike.
    static readonly (QuoteDifference Kind, Func<string, string> MakeAlike)[] Kinds =
    [
        (QuoteDifference.CompatibilityForms, TakeApart),
        (QuoteDifference.Hyphenation, text => Hyphens().Replace(text, "")),
        (QuoteDifference.QuotationMarks, text => Without(text, QuoteCharacters.IsQuotationMark)),
        (QuoteDifference.Dashes, text => Dashes().Replace(text, "")),
        (QuoteDifference.Case, text => text.ToLowerInvariant()),
        (QuoteDifference.Accents, DropMarks),
        (QuoteDifference.Punctuation, text => Without(text, IsOtherPunctuation)),
        (QuoteDifference.Spacing, text => Without(text, IsSpace)),
    ];

    /// <summary>The kinds in which two writings differ.</summary>
    public static IReadOnlyList<QuoteDifference> Of(string quoted, string source)
    {
        if (quoted == source)
            return [];
        var kinds = Kinds.Select(kind => kind.Kind).Where(kind => AlikeBut(quoted, kind) != AlikeBut(source, kind)).Order().ToList();
        // Composed and decomposed letters are alike by every step that looks at marks.
        return kinds.Count > 0 ? kinds : [QuoteDifference.CompatibilityForms];
    }

    static string AlikeBut(string text, QuoteDifference different) =>
        Kinds.Where(kind => kind.Kind != different).Aggregate(text, (alike, kind) => kind.MakeAlike(alike));

    static string TakeApart(string text) =>
        Valid(text).Normalize(NormalizationForm.FormKC).Replace("æ", "ae", StringComparison.Ordinal).Replace("œ", "oe", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal);

    static string DropMarks(string text) => Without(
        Valid(text).Normalize(NormalizationForm.FormD).Replace('ø', 'o').Replace('ł', 'l').Replace('đ', 'd'),
        c => char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

    // Half a surrogate pair cannot be normalised, nor can U+FFFE.
    static string Valid(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            valid.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        return valid.ToString();
    }

    static bool IsOtherPunctuation(char c) =>
        (char.IsPunctuation(c) || c is '<' or '>' or '|' or '~' or '^' or '+' or '=') && !QuoteCharacters.IsQuotationMark(c)
        && !QuoteCharacters.IsDash(c) && !QuoteCharacters.IsSign(c);

    static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    static string Without(string text, Func<char, bool> isDropped) => string.Concat(text.Where(c => !isDropped(c)));

    // A hyphen within a word or at a line's end is no dash.
    [GeneratedRegex(@"(?<!\w)[-\u2010-\u2013\u2212]|[-\u2010-\u2013\u2212](?!\w|\s{0,4}\n\s{0,4}\p{Ll})|[\u2014\u2015\uFE58]")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"(?<=\w)(?:\u00AD|[-\u2010\u2011\u2013](?:\s{0,4}\n\s{0,4}(?=\p{Ll})|(?=\w)))")]
    private static partial Regex Hyphens();
}
