namespace SemanticSearch.Reading.Pdf;

/// <summary>A character or ligature where it stands on a page, in points from the lower left corner.</summary>
/// <param name="Text">What it reads as: one character or a few.</param>
/// <param name="Left">Where it begins on its baseline.</param>
/// <param name="Right">Where the next one would begin.</param>
/// <param name="Baseline">Height of its baseline.</param>
/// <param name="Size">Size of its type.</param>
/// <param name="IsBold">Whether its type is bold.</param>
readonly record struct Glyph(string Text, double Left, double Right, double Baseline, double Size, bool IsBold)
{
    /// <summary>Whether it is nothing but space.</summary>
    public bool IsSpace => string.IsNullOrWhiteSpace(Text);
}
