using System.Text.RegularExpressions;

namespace SemanticSearch.Api.Contract;

/// <summary>Descriptions from XML comments, for readers who know no C#.</summary>
static partial class DescriptionText
{
    /// <summary>On one line, with members named as they are in JSON.</summary>
    public static string Tidy(string text) => Member().Replace(
        Space().Replace(text, " "),
        match => $"`{char.ToLowerInvariant(match.Groups[1].Value[0])}{match.Groups[1].Value[1..]}`");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    // A member that a comment refers to stands there as "type Class.Member".
    [GeneratedRegex(@"(?:[A-Za-z]\w*(?:<[^>]*>)?\?? )?(?<![\w/.])[A-Z]\w*\.([A-Z]\w*)(?![\w/])")]
    private static partial Regex Member();
}
