namespace SemanticSearch.Api.Dify;

/// <summary>Comparisons of fields, joined.</summary>
sealed record DifyCondition
{
    /// <summary><c>and</c> or <c>or</c>; <c>and</c> where nothing is said.</summary>
    public string? LogicalOperator { get; init; }

    /// <summary>The comparisons.</summary>
    public IReadOnlyList<DifyComparison>? Conditions { get; init; }

    /// <summary>The filter that they make; null for none.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: an operator is not known.</exception>
    public Filter? ToFilter()
    {
        Filter[] parts = [.. (Conditions ?? []).Select(condition => condition.ToFilter())];
        return (LogicalOperator, parts.Length) switch
        {
            (_, 0) => null,
            (null or "and", _) => Filter.All(parts),
            ("or", _) => Filter.Any(parts),
            _ => throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"'logical_operator' is '{LogicalOperator}', it must be 'and' or 'or'"),
        };
    }
}
