namespace SemanticSearch.Reading.Pdf;

/// <summary>A page whose fonts may be read.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
sealed record CheckedPage(int Number);
