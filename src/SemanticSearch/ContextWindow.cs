namespace SemanticSearch;

/// <summary>How much of the document surrounds each passage, in sentences.</summary>
/// <param name="Before">Sentences before the passage, 0 to 20.</param>
/// <param name="After">Sentences after the passage, 0 to 20.</param>
public sealed record ContextWindow(int Before = 1, int After = 1)
{
    /// <summary>The most sentences on either side.</summary>
    public const int Maximum = 20;
}
