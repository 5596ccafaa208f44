namespace SemanticSearch.Reading.Recognition;

/// <summary>The heading of an article, or of what articles are grouped in, at the beginning of a line.</summary>
/// <param name="Word">What it heads, in lower case: <c>article</c>, <c>chapter</c>, <c>annex</c>.</param>
/// <param name="Label">What it is cited by: <c>Article 5</c>, <c>Chapter II</c>.</param>
/// <param name="Length">Length of the heading with its title, or of the number where text goes on behind it.</param>
/// <param name="IsRunIn">Whether text goes on behind it on the same line.</param>
sealed record TreatyHeading(string Word, string Label, int Length, bool IsRunIn)
{
    const int MaximumTitle = 100;
    const int MaximumNumber = 8;

    static readonly string[] Articles = ["article", "art.", "artículo", "artigo", "artikel"];
    static readonly string[] Groups = ["part", "title", "book", "chapter", "section", "annex", "appendix", "protocol", "schedule"];

    /// <summary>Whether it is that of an article.</summary>
    public bool IsArticle => Word == "article";

    /// <summary>Whether it begins anew what stands outside all other groups.</summary>
    public bool IsOutermost => Word is "annex" or "appendix" or "protocol" or "schedule";

    /// <summary>The heading that a line begins with, or null.</summary>
    public static TreatyHeading? Of(ReadOnlySpan<char> line)
    {
        if (line.Length < 4 || !char.IsUpper(line[0]))
            return null;
        var space = line.IndexOfAny(' ', '\u00A0');
        var first = space < 0 ? line : line[..space];
        if (first.Length > 9 || WordOf(first) is not { } word)
            return null;
        if (space < 0)
            return word == "annex" ? new TreatyHeading(word, "Annex", line.Length, false) : null;
        var number = line[(space + 1)..];
        var length = LengthOfNumber(number);
        return length == 0 ? null : Of(line, word, number[..length], space + 1 + length);
    }

    static TreatyHeading? Of(ReadOnlySpan<char> line, string word, ReadOnlySpan<char> number, int end)
    {
        var label = $"{char.ToUpperInvariant(word[0])}{word[1..]} {number}";
        var rest = line[end..].TrimStart(" \u00A0\t");
        if (rest.IsEmpty)
            return new TreatyHeading(word, label, line.Length, false);
        var isMarked = rest[0] is '.' or ':' or '–' or '—' or '-' or ')';
        var title = rest.TrimStart(".:–—-) \u00A0\t");
        if (title.IsEmpty)
            return new TreatyHeading(word, label, line.Length, false);
        var isTitle = line.Length <= MaximumTitle && title[^1] is not ('.' or ',' or ';' or ':') && char.IsUpper(title[0]);
        if (isTitle)
            return new TreatyHeading(word, label, line.Length, false);
        return isMarked && word == "article" && !char.IsLower(title[0]) ? new TreatyHeading(word, label, end, true) : null;
    }

    static string? WordOf(ReadOnlySpan<char> first)
    {
        // Small words of prose, "article 5 says", begin with a small letter; what is half in capitals is neither.
        if (!TextLines.IsUpperCase(first) && first[1..].IndexOfAnyInRange('A', 'Z') >= 0)
            return null;
        foreach (var article in Articles)
            if (first.Equals(article, StringComparison.OrdinalIgnoreCase))
                return "article";
        foreach (var group in Groups)
            if (first.Equals(group, StringComparison.OrdinalIgnoreCase))
                return group;
        return null;
    }

    // 5, 5bis, XII, A, 3.1
    static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length <= MaximumNumber && (char.IsAsciiLetterOrDigit(text[length]) || IsInner(text, length)))
            length++;
        var number = text[..length];
        if (length is 0 or > MaximumNumber)
            return 0;
        var isNumber = char.IsAsciiDigit(number[0]);
        var isRoman = number.IndexOfAnyExcept("IVXLC") < 0;
        return isNumber || isRoman || (length == 1 && char.IsAsciiLetterUpper(number[0])) ? length : 0;
    }

    static bool IsInner(ReadOnlySpan<char> text, int at) =>
        text[at] == '.' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
}
