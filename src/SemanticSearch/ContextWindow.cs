namespace SemanticSearch;

/// <summary>How much of the document surrounds each passage. It never reaches beyond the document, nor beyond
/// <see cref="MaximumCharacters"/> a side.</summary>
/// <param name="Before">Units before the passage, from 0.</param>
/// <param name="After">Units after the passage, from 0.</param>
/// <param name="Unit">What is counted, and how much of it at most.</param>
public sealed record ContextWindow(int Before = 1, int After = 1, ContextUnit Unit = ContextUnit.Sentences)
{
    /// <summary>The most sentences on either side.</summary>
    public const int MaximumSentences = 20;

    /// <summary>The most characters on either side, whatever the unit.</summary>
    public const int MaximumCharacters = 8_000;

    /// <summary>The most units on either side.</summary>
    public int Maximum => Unit switch
    {
        ContextUnit.Chars => MaximumCharacters,
        ContextUnit.Section => 6,
        ContextUnit.Page => 10,
        _ => MaximumSentences,
    };
}
