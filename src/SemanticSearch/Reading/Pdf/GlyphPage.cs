namespace SemanticSearch.Reading.Pdf;

/// <summary>What a page shows, upright.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Width">Its width in points.</param>
/// <param name="Height">Its height in points.</param>
/// <param name="Glyphs">Its characters in the order in which they are drawn.</param>
/// <param name="Rules">Its horizontal lines.</param>
sealed record GlyphPage(int Number, double Width, double Height, IReadOnlyList<Glyph> Glyphs, IReadOnlyList<Rule> Rules);
