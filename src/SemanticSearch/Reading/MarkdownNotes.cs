using System.Text.RegularExpressions;

namespace SemanticSearch.Reading;

/// <summary>Saves footnotes that are defined and called nowhere, which Markdig drops: lost words are worse than a note without a
/// place.</summary>
static partial class MarkdownNotes
{
    /// <summary>The labels of notes that are defined and called nowhere.</summary>
    public static IReadOnlySet<string> Uncalled(string source)
    {
        if (!source.Contains("[^", StringComparison.Ordinal))
            return new HashSet<string>();
        var uncalled = Definition().Matches(source).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        uncalled.ExceptWith(Call().Matches(source).Where(match => !IsDefinition(source, match)).Select(match => match.Groups[1].Value));
        return uncalled;
    }

    /// <summary>The source with calls of those notes at its end.</summary>
    public static string Calling(string source, IReadOnlySet<string> uncalled) =>
        uncalled.Count == 0 ? source : $"{source}\n\n{string.Concat(uncalled.Select(label => $"[^{label}]"))}\n";

    static bool IsDefinition(string source, Match call)
    {
        var end = call.Index + call.Length;
        return end < source.Length && source[end] == ':' && source.LastIndexOf('\n', call.Index) is var line
            && source.AsSpan(line + 1, call.Index - line - 1).IsWhiteSpace();
    }

    [GeneratedRegex(@"^ {0,3}\[\^([^\]\[\s]{1,100})\]:", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\[\^([^\]\[\s]{1,100})\]", RegexOptions.NonBacktracking)]
    private static partial Regex Call();
}
