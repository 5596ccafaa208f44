using System.Runtime.Intrinsics;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Tells sixteen at a time which chunks may reach a floor, so that only few are looked at one by one.</summary>
/// <param name="floor">The floor.</param>
/// <param name="cosines">Cosine similarities.</param>
/// <param name="coverage">Shares of the query's words.</param>
sealed class FloorMask(RelevanceFloor floor, CosineScores cosines, WordCoverage coverage)
{
    // More than what single precision loses, of cosines and of shares.
    const double Margin = 1e-5;

    readonly Scale _cosine = Scale.Of(floor.Cosine, 1);
    readonly Scale _coverage = Scale.Of(floor.Coverage, coverage.Whole);
    readonly Vector512<float> _least = Vector512.Create((float)(floor.Reach * floor.Reach * (1 - Margin)));
    readonly Vector512<float> _whole = Vector512.Create(floor.PassesWhole ? coverage.OfAll : float.PositiveInfinity);

    /// <summary>The chunks of a word of positions that may reach it, as bits: all that do, and some that do not.</summary>
    public ulong Word(int word)
    {
        var bits = 0ul;
        for (var at = 0; at < RowSet.WordRows; at += Vector512<float>.Count)
        {
            var held = coverage.Held((word * RowSet.WordRows) + at);
            var (x, y) = (_cosine.Above(cosines.Uppers((word * RowSet.WordRows) + at)), _coverage.Above(held));
            var reached = Vector512.GreaterThanOrEqual((x * x) + (y * y), _least) | Vector512.GreaterThanOrEqual(held, _whole);
            bits |= reached.ExtractMostSignificantBits() << at;
        }
        return bits;
    }

    // Standard deviations above the mean, of scores in units of their own.
    readonly record struct Scale(Vector512<float> Factor, Vector512<float> Offset)
    {
        public static Scale Of(BackgroundSpread? spread, double unit) => spread is not { } s
            ? new Scale(Vector512<float>.Zero, Vector512<float>.Zero)
            : new Scale(Vector512.Create((float)(1 / (s.Deviation * unit))), Vector512.Create((float)((Margin - s.Mean) / s.Deviation + Margin)));

        public Vector512<float> Above(Vector512<float> score) => Vector512.Max(Vector512<float>.Zero, (score * Factor) + Offset);
    }
}
