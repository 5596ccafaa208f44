using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// Recognises who issues a communiqué or joint statement, only where its title says so: <c>Joint Statement by the Foreign Ministers of
/// France and Germany</c>. Otherwise it is nobody's in particular.
/// </summary>
static partial class IssuingParty
{
    const int MaximumLine = 200;

    /// <summary>Who issues a text of that title and beginning, or null.</summary>
    public static Speaker? Find(string title, string text) =>
        OfLine(title) ?? OfLine(text[..Math.Min(TextLines.EndOf(text, 0), MaximumLine + 1)].Trim());

    static Speaker? OfLine(string line)
    {
        if (line.Length > MaximumLine || Statement().Match(line) is not { Success: true } match)
            return null;
        var party = match.Groups[1].Value.Trim();
        return party.Length > 3 ? new Speaker(char.ToUpperInvariant(party[0]) + party[1..]) : null;
    }

    // Up to where the line says on what, when or where.
    [GeneratedRegex(
        @"^(?:Joint |Final |Press )*(?:Statement|Communiqu[eé]|Declaration) (?:issued )?(?:by|of) "
        + @"((?:the |The )?(?:Heads|Foreign|Ministers?|Governments?|Leaders|Presidents?|Prime|Defen[cs]e|Group|G-?7|G-?20|Council|Security|"
        + @"European|North|Quad|Permanent)\b[^,:;(]*?)(?: (?:on|in|at|regarding|concerning|following|issued)\b.*|[,:;(].*|)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Statement();
}
