namespace SemanticSearch.Reading.Archives;

/// <summary>A container, or the rest of one, cannot be read. The message continues "'id': " and says what is wrong
/// and what to do.</summary>
sealed class ContainerException(string problem, Exception? cause = null) : Exception(problem, cause)
{
    /// <summary>Whether everything around is to be left alone too: it is an attack, or too much.</summary>
    public bool EndsAll { get; init; }
}
