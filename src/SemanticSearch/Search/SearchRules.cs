namespace SemanticSearch.Search;

/// <summary>Holds requests to the ranges that their fields document.</summary>
static class SearchRules
{
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>, naming the field and its range.</exception>
    public static void Check(SearchRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Query))
            throw Invalid("'query' is empty; ask a question in plain language");
        if (request.Query.Length > SearchRequest.MaximumQueryLength)
            throw Invalid(
                $"'query' has {request.Query.Length} characters, at most {SearchRequest.MaximumQueryLength} are allowed; ask a shorter question");
        if (request.Limit is < 1 or > SearchRequest.MaximumLimit)
            throw Invalid($"'limit' is {request.Limit}, it must be 1 to {SearchRequest.MaximumLimit}");
        if (!Enum.IsDefined(request.Mode))
            throw Invalid("'mode' must be 'hybrid', 'dense' or 'lexical'");
        if (string.IsNullOrEmpty(request.Collection))
            throw Invalid("'collection' is empty; leave it out to search 'default'");
        Check(request.Context);
        CheckRanking(request);
        CheckBuilt(request);
    }

    // Fields whose ranking is not built yet must not look as if they worked.
    static void CheckBuilt(SearchRequest request)
    {
        (string Field, bool Asked)[] fields =
        [
            ("filter", request.Filter is not null),
            ("similar", request.Similar is not null),
            ("groupByDocument", request.GroupByDocument),
            ("diversity", request.Diversity is > 0),
            ("collapseDuplicates", request.CollapseDuplicates == true),
            ("recency", request.Recency is not null),
            ("minimumRelevance", request.MinimumRelevance is not null),
            ("facets", request.Facets.Count > 0),
            ("rerank", request.Rerank == true),
            ("understand", request.Understand == UnderstandingMode.Filter),
        ];
        foreach (var (field, asked) in fields)
            if (asked)
                throw Invalid($"'{field}' is not supported by this version; leave it out");
    }

    static void CheckRanking(SearchRequest request)
    {
        double?[] weights = [request.Weights?.Dense, request.Weights?.Lexical, request.Weights?.Document];
        if (weights.Any(weight => weight is not (null or (>= 0 and <= 100))))
            throw Invalid("'weights' must each be 0 to 100");
        if (weights.All(weight => weight == 0))
            throw Invalid("'weights' are all 0; let one leg count");
        if (request.Fusion is { } fusion && !Enum.IsDefined(fusion))
            throw Invalid("'fusion' must be 'normalized' or 'reciprocalRank'");
        if (request.PassagesPerDocument is < 1 or > 100)
            throw Invalid($"'passagesPerDocument' is {request.PassagesPerDocument}, it must be 1 to 100");
        if (request.Boosts is { } boosts && (boosts.Title is not (>= 0 and <= 10) || boosts.Heading is not (>= 0 and <= 10)))
            throw Invalid("'boosts' must each be 0 to 10");
    }

    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>, naming the field and its range.</exception>
    public static void Check(ContextWindow context)
    {
        if (!Enum.IsDefined(context.Unit))
            throw Invalid("'context.unit' must be 'sentences', 'chars', 'paragraph', 'section' or 'page'");
        if (context.Before < 0 || context.Before > context.Maximum || context.After < 0 || context.After > context.Maximum)
            throw Invalid(
                $"'context' asks for {context.Before} before and {context.After} after in {Name(context.Unit)}, "
                + $"each must be 0 to {context.Maximum}");
    }

    static string Name(ContextUnit unit) => unit is ContextUnit.Sentences or ContextUnit.Chars
        ? unit.ToString().ToLowerInvariant()
        : $"{unit.ToString().ToLowerInvariant()}s";

    static SemanticSearchException Invalid(string message) => new(ErrorKind.InvalidRequest, message);
}
