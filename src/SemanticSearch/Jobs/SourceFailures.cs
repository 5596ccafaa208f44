namespace SemanticSearch.Jobs;

/// <summary>What kept some of several sources from being synced, or from being planned.</summary>
/// <param name="sources">How many sources there are.</param>
public sealed class SourceFailures(int sources)
{
    readonly List<SemanticSearchException> _failures = [];

    /// <summary>Whether a failure leaves hope for other sources: neither index nor model is what is wrong.</summary>
    public static bool IsOfOneSource(SemanticSearchException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Kind is not (ErrorKind.Storage or ErrorKind.UnusableModel);
    }

    /// <summary>Takes in that a source failed.</summary>
    public void Add(SemanticSearchException failure) => _failures.Add(failure);

    /// <summary>Throws if a source failed: what a single one threw, or one of the first one's kind with all reasons.</summary>
    /// <exception cref="SemanticSearchException">A source failed.</exception>
    public void ThrowIfAny()
    {
        if (_failures.Count == 0)
            return;
        throw sources == 1
            ? _failures[0]
            : new SemanticSearchException(
                _failures[0].Kind,
                $"{_failures.Count} of {sources} sources could not be synced: {string.Join("; ", _failures.Select(failure => failure.Message).Distinct())}",
                _failures[0]);
    }
}
