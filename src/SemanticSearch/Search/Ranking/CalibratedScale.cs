using SemanticSearch.Storage;

namespace SemanticSearch.Search.Ranking;

/// <summary>The scale of a collection as it was at some size.</summary>
/// <param name="Background">What the scale was made of.</param>
/// <param name="IsStored">Whether the index has it.</param>
sealed record CalibratedScale(BackgroundMeasurement Background, bool IsStored)
{
    const double Drift = 0.1;
    const double Misleading = 2;

    /// <summary>The scale.</summary>
    public RelevanceScale Scale { get; } = RelevanceScale.Calibrate(Background.Scores);

    /// <summary>Whether it is worth storing: what was measured without the model or without words is not, since those may come
    /// back.</summary>
    public bool MayBeStored => Background.HasWords && Background.Scores.All(score => score.Cosine is not null);

    /// <summary>Whether it holds for so many chunks: a tenth more or less.</summary>
    public bool Fits(long chunks) => Math.Abs(chunks - Background.Chunks) <= Drift * Background.Chunks;

    /// <summary>Whether it will do while another is made: up to twice or half as many chunks.</summary>
    public bool WillDo(long chunks) => chunks <= Misleading * Background.Chunks && Background.Chunks <= Misleading * chunks;
}
