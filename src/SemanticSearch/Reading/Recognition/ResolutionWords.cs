using System.Collections.Frozen;

namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// The words that paragraphs of resolutions begin with (United Nations Editorial Manual, "Resolutions and other formal decisions":
/// https://www.un.org/dgacm/en/content/editorial-manual).
/// </summary>
static class ResolutionWords
{
    static readonly FrozenSet<string> Preamble = Words(
        """
        Acknowledging Acting Affirming Alarmed Anxious Appreciating Approving Aware Bearing Believing Cognizant Commending Concerned
        Condemning Confident Conscious Considering Convinced Deeming Deploring Desiring Desirous Determined Dismayed Disturbed Emphasizing
        Encouraged Expecting Expressing Fulfilling Grateful Guided Having Highlighting Hoping Indignant Inspired Keeping Mindful Noting
        Observing Paying Pointing Recalling Recognizing Reaffirming Realizing Referring Regretting Reiterating Resolved Seeking Shocked
        Stressing Supporting Taking Underlining Underscoring Urging Viewing Welcoming
        """);

    static readonly FrozenSet<string> Operative = Words(
        """
        Accepts Acknowledges Adopts Affirms Agrees Appeals Appoints Appreciates Approves Asks Authorizes Calls Commends Concurs Condemns
        Confirms Congratulates Considers Decides Declares Demands Deplores Designates Determines Directs Draws Emphasizes Encourages
        Endorses Establishes Expresses Extends Hails Highlights Invites Instructs Looks Mandates Notes Notifies Observes Opposes Pays
        Proclaims Promotes Reaffirms Recalls Recognizes Recommends Regrets Reiterates Rejects Reminds Remains Renews Requests Requires
        Resolves Solicits Stresses Strongly Supports Takes Thanks Transmits Trusts Underlines Underscores Urges Welcomes
        """);

    static readonly FrozenSet<string> Openers = Words("Also Deeply Firmly Fully Further Gravely Solemnly Strongly Emphatically Again");

    static readonly string[] Bodies = ["Assembly", "Council", "Committee", "Conference", "Commission", "Board", "Senate", "Parliament"];

    /// <summary>Whether a paragraph begins as one of a preamble does.</summary>
    public static bool BeginsPreamble(ReadOnlySpan<char> paragraph) => Begins(paragraph, Preamble);

    /// <summary>Whether a paragraph, its number left out, begins as an operative one does.</summary>
    public static bool BeginsOperative(ReadOnlySpan<char> paragraph) => Begins(paragraph, Operative);

    /// <summary>Whether a paragraph is the line that names who resolves: <c>The General Assembly,</c>.</summary>
    public static bool NamesBody(ReadOnlySpan<char> paragraph)
    {
        const int Longest = 90;
        if (paragraph.Length > Longest || !paragraph.StartsWith("The ") || paragraph[^1] != ',')
            return false;
        foreach (var body in Bodies)
            if (paragraph.Contains(body, StringComparison.Ordinal))
                return true;
        return false;
    }

    static bool Begins(ReadOnlySpan<char> paragraph, FrozenSet<string> words)
    {
        var first = FirstWord(paragraph, out var rest);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.Contains(first))
            return true;
        if (!Openers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(first))
            return false;
        Span<char> second = stackalloc char[32];
        var word = FirstWord(rest, out _);
        if (word.Length is 0 or > 32)
            return false;
        word.CopyTo(second);
        second[0] = char.ToUpperInvariant(second[0]);
        return lookup.Contains(second[..word.Length]);
    }

    static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var end = text.IndexOfAny(' ', '\n', ',');
        end = end < 0 ? text.Length : end;
        rest = text[Math.Min(text.Length, end + 1)..];
        return text[..end];
    }

    static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
