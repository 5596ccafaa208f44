namespace SemanticSearch;

/// <summary>What a query's words in the title or the headings count beside those in the text, each 0 to 10; 0 for nothing.</summary>
/// <param name="Title">In the document's title.</param>
/// <param name="Heading">In the headings above the passage.</param>
public sealed record FieldBoosts(double Title, double Heading);
