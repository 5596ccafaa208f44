using System.Globalization;

namespace SemanticSearch.QdrantStub;

/// <summary>Dates as Qdrant takes them: with a time and an offset, or without.</summary>
static class StubDates
{
    static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd",
    ];

    /// <summary>Microseconds since 1970, or null.</summary>
    public static double? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? (date - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond
            : null;
}
