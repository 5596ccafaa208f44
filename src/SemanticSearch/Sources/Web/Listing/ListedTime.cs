using System.Globalization;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>When a page was modified, as what lists it says (https://www.w3.org/TR/NOTE-datetime).</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Until">The end of the time that it tells: whoever saw the page later saw that change; null if it is too vague for that.</param>
sealed record ListedTime(string Text, DateTimeOffset? Until)
{
    const int LengthOfDay = 10;

    // A day without a time zone ends somewhere this much later than somewhere else.
    static readonly TimeSpan Day = TimeSpan.FromHours(24 + 26);
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Reads it; null if there is none.</summary>
    public static ListedTime? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var trimmed = text.Trim();
        var isKnown = DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && trimmed.Length >= LengthOfDay && time.Year < 9999;
        return new ListedTime(trimmed, isKnown ? time + (trimmed.Length == LengthOfDay ? Day : Minute) : null);
    }
}
