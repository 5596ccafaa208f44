namespace SemanticSearch.Reading.Pdf;

/// <summary>A file asks for more work than its size explains. The message completes <c>the file …</c>.</summary>
sealed class PdfLimitException(string message) : Exception(message);
