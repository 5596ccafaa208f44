using SemanticSearch.Storage;

namespace SemanticSearch.Indexing.Rebuilding;

/// <summary>The documents of which a generation cannot be built. It stays without them, and so cannot become the live one, until they are deleted or
/// changed: nobody could find them in it.</summary>
/// <param name="generation">The generation.</param>
sealed class RebuildFailures(Collection generation)
{
    // So many are the model's fault.
    const int Most = 100;
    const int Named = 5;

    readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

    /// <summary>Their ids.</summary>
    public IReadOnlyCollection<string> Ids => _reasons.Keys;

    /// <summary>Adds one.</summary>
    public void Add(string id, string reason) => _reasons[id] = reason;

    /// <summary>Ends a build in which more and more fail.</summary>
    /// <exception cref="SemanticSearchException">There are too many.</exception>
    public void ThrowIfTooMany()
    {
        if (_reasons.Count >= Most)
            throw Failure("try another model");
    }

    /// <summary>Tells of them when all others are built.</summary>
    /// <exception cref="SemanticSearchException">There are any.</exception>
    public void ThrowIfAny()
    {
        if (_reasons.Count > 0)
            throw Failure("all others are built; delete or change these, then build it again, or try another model");
    }

    SemanticSearchException Failure(string advice)
    {
        var names = string.Join(", ", _reasons.Take(Named).Select(failure => $"'{failure.Key}' ({failure.Value})"));
        var more = _reasons.Count > Named ? $" and {_reasons.Count - Named} more" : "";
        return new SemanticSearchException(
            ErrorKind.UnusableModel,
            $"model '{generation.Recipe.Model}' could not embed {names}{more} for generation {generation.Generation} of collection "
            + $"'{generation.Name}': {advice}");
    }
}
