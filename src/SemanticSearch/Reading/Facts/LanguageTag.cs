using System.Globalization;
using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Facts;

/// <summary>Language tags by BCP 47 (RFC 5646, https://www.rfc-editor.org/rfc/rfc5646).</summary>
static partial class LanguageTag
{
    static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase);

    static LanguageTag()
    {
        foreach (var (tag, names) in LanguageProfile.All.Select(profile => (profile.Tag, profile.Names)))
            foreach (var name in names)
                ByName.TryAdd(name, tag);
    }

    /// <summary>The tag of a declared language, in its usual case: of a tag such as <c>EN_us</c>, a code of ISO 639-2 such as <c>fre</c>, or a
    /// name such as <c>French</c>; null if it is none, or says that the language is unknown or several.</summary>
    public static string? Normalize(string declared)
    {
        var text = declared.Trim();
        if (ByName.TryGetValue(text, out var known))
            return known;
        var match = Form().Match(text);
        if (!match.Success)
            return null;
        var language = match.Groups["language"].Value.ToLowerInvariant();
        if (language is "und" or "mul" or "zxx" or "mis")
            return null;
        language = ByName.GetValueOrDefault(language, language);
        if (language.Length > 2 && TwoLetters(language) is { } shorter)
            language = shorter;
        var script = match.Groups["script"].Value.ToLowerInvariant();
        var region = match.Groups["region"].Value.ToUpperInvariant();
        string[] parts = [language, CultureInfo.InvariantCulture.TextInfo.ToTitleCase(script), region];
        return string.Join('-', parts.Where(part => part.Length > 0));
    }

    static string? TwoLetters(string language) =>
        LanguageProfile.All.FirstOrDefault(profile => profile.Names.Contains(language))?.Tag;

    [GeneratedRegex("^(?<language>[a-z]{2,3})(?:[-_](?<script>[a-z]{4}))?(?:[-_](?<region>[a-z]{2}|[0-9]{3}))?(?:[-_][a-z0-9]{4,8})*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
