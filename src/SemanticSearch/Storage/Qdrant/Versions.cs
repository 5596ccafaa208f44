using System.Security.Cryptography;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// Versions of documents: numbers that grow, and that no two writers have. The higher bits are seconds since 2020, so that a sweep knows how
/// old a leftover is; the lower 23 are drawn by lot. Until 2054 they stay below 2^53: ranges of filters are of <see cref="double"/>.
/// </summary>
static class Versions
{
    const int RandomBits = 23;
    const int LeapBits = 10;

    static readonly DateTimeOffset Origin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A version above the one before, if there is one.</summary>
    public static long Next(TimeProvider time, long? before)
    {
        var seconds = (long)(time.GetUtcNow() - Origin).TotalSeconds;
        var drawn = (seconds << RandomBits) | (uint)RandomNumberGenerator.GetInt32(1 << RandomBits);
        // Within a second lots may fall, and a clock may be set back: neither makes a document older.
        return before is { } known && known >= drawn ? known + 1 + RandomNumberGenerator.GetInt32(1 << LeapBits) : drawn;
    }

    /// <summary>When a version was drawn.</summary>
    public static DateTimeOffset TimeOf(long version) => Origin.AddSeconds(version >> RandomBits);
}
