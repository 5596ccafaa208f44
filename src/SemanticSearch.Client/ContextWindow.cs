namespace SemanticSearch.Client;

/// <summary>How much of the document surrounds each passage.</summary>
/// <param name="Before">Units before the passage.</param>
/// <param name="After">Units after the passage.</param>
/// <param name="Unit">What is counted: <c>sentences</c>, <c>chars</c>, <c>paragraph</c>, <c>section</c> or <c>page</c>.</param>
public sealed record ContextWindow(int Before, int After, string Unit = "sentences");
