namespace SemanticSearch.Reading.Pdf;

/// <summary>A horizontal line that is drawn on a page, in points.</summary>
/// <param name="Left">Its left end.</param>
/// <param name="Right">Its right end.</param>
/// <param name="Height">How high above the page's lower edge it is.</param>
readonly record struct Rule(double Left, double Right, double Height);
