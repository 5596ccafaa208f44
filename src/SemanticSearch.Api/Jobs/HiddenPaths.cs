using System.Text.RegularExpressions;

namespace SemanticSearch.Api.Jobs;

/// <summary>Takes from a message where files lie on the server's disk. Their own names stay, so that the message says what it is about.</summary>
static partial class HiddenPaths
{
    /// <summary>The message with the last part of each absolute path.</summary>
    public static string Of(string message) => Bare().Replace(Quoted().Replace(message, "'…/$1'"), "…/$1");

    // As messages quote them: spaces count.
    [GeneratedRegex(@"'(?:[A-Za-z]:)?[/\\](?:[^']*[/\\])?([^'/\\]*)[/\\]?'")]
    private static partial Regex Quoted();

    // Not what follows the colon of an address, or stands within a word.
    [GeneratedRegex(@"(?<![\w:/\\…'])(?:[A-Za-z]:)?[/\\](?:[^\s'/\\]+[/\\])*([^\s'/\\]+)")]
    private static partial Regex Bare();
}
