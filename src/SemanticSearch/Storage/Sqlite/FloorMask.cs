using System.Runtime.Intrinsics;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Tells sixteen at a time which chunks reach a floor and which do not, so that only few are looked at one by one.</summary>
/// <param name="floor">The floor.</param>
/// <param name="cosines">Cosine similarities.</param>
/// <param name="coverage">Shares of the query's words.</param>
sealed class FloorMask(RelevanceFloor floor, CosineScores cosines, WordCoverage coverage)
{
    // More than what single precision loses, of cosines and of shares.
    const double Margin = 1e-5;

    readonly Scale _cosine = Scale.Of(floor.Cosine, 1);
    readonly Scale _coverage = Scale.Of(floor.Coverage, coverage.Whole);
    readonly Vector512<float> _most = Vector512.Create((float)(floor.Reach * floor.Reach * (1 + Margin)));
    readonly Vector512<float> _least = Vector512.Create((float)(floor.Reach * floor.Reach * (1 - Margin)));
    readonly Vector512<float> _whole = Vector512.Create(floor.PassesWhole ? coverage.OfAll : float.PositiveInfinity);

    /// <summary>The chunks of a word of positions, as bits: those that reach it for sure, and those that may, which all of the former do.</summary>
    public (ulong Surely, ulong Possibly) Word(int word)
    {
        var (surely, possibly) = (0ul, 0ul);
        for (var at = 0; at < RowSet.WordRows; at += Vector512<float>.Count)
        {
            var held = coverage.Held((word * RowSet.WordRows) + at);
            var (lower, upper) = cosines.Bounds((word * RowSet.WordRows) + at);
            var whole = Vector512.GreaterThanOrEqual(held, _whole);
            var least = Evidence(_cosine.AtLeast(lower), _coverage.AtLeast(held));
            var most = Evidence(_cosine.AtMost(upper), _coverage.AtMost(held));
            surely |= (Vector512.GreaterThan(least, _most) | whole).ExtractMostSignificantBits() << at;
            possibly |= (Vector512.GreaterThanOrEqual(most, _least) | whole).ExtractMostSignificantBits() << at;
        }
        return (surely, possibly);
    }

    static Vector512<float> Evidence(Vector512<float> x, Vector512<float> y) => (x * x) + (y * y);

    // Standard deviations above the mean, of scores in units of their own.
    readonly record struct Scale(Vector512<float> Factor, Vector512<float> Offset, Vector512<float> Slack)
    {
        public static Scale Of(BackgroundSpread? spread, double unit) => spread is not { } s
            ? default
            : new Scale(
                Vector512.Create((float)(1 / (s.Deviation * unit))),
                Vector512.Create((float)(-s.Mean / s.Deviation)),
                Vector512.Create((float)((Margin / s.Deviation) + Margin)));

        public Vector512<float> AtLeast(Vector512<float> score) => Vector512.Max(Vector512<float>.Zero, (score * Factor) + Offset - Slack);

        public Vector512<float> AtMost(Vector512<float> score) => Vector512.Max(Vector512<float>.Zero, (score * Factor) + Offset + Slack);
    }
}
