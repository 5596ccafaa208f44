namespace SemanticSearch.Search;

/// <summary>Holds requests to the ranges that their fields document.</summary>
static class SearchRules
{
    const int MaximumFacets = 20;
    const int MaximumIgnored = 100;

    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>, naming the field and its range.</exception>
    public static void Check(SearchRequest request)
    {
        CheckQuery(request);
        if (request.Limit is < 1 or > SearchRequest.MaximumLimit)
            throw Invalid($"'limit' is {request.Limit}, it must be 1 to {SearchRequest.MaximumLimit}");
        if (!Enum.IsDefined(request.Mode))
            throw Invalid("'mode' must be 'hybrid', 'dense' or 'lexical'");
        if (string.IsNullOrEmpty(request.Collection))
            throw Invalid("'collection' is empty; leave it out to search 'default'");
        Check(request.Context);
        CheckRanking(request);
    }

    /// <summary>Checks what a request asks for against the settings.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: there is no reranker.</exception>
    public static void Check(SearchRequest request, RankingOptions ranking)
    {
        Check(request);
        if (request.Rerank == true && ranking.Reranker.Length == 0)
            throw Invalid("'rerank' is asked for, but no reranker is set; name one in 'SemanticSearch:Ranking:Reranker', or leave it out");
    }

    static void CheckQuery(SearchRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Query) && request.Similar is null)
            throw Invalid("'query' is empty; ask a question in plain language");
        if (request.Query.Length > SearchRequest.MaximumQueryLength)
            throw Invalid(
                $"'query' has {request.Query.Length} characters, at most {SearchRequest.MaximumQueryLength} are allowed; ask a shorter question");
        if (request.Similar is { } similar && string.IsNullOrWhiteSpace(similar))
            throw Invalid("'similar' is empty; name a document's id or a citation, or leave it out");
        if (request.Similar is not null && request.Mode == SearchMode.Lexical)
            throw Invalid("'similar' goes by meaning; use mode 'hybrid' or 'dense'");
        if (!Enum.IsDefined(request.Understand))
            throw Invalid("'understand' must be 'boost', 'filter' or 'off'");
        if (request.Ignored.Count > MaximumIgnored || request.Ignored.Any(string.IsNullOrWhiteSpace))
            throw Invalid($"'ignored' must name at most {MaximumIgnored} understood parts by their ids, none of them empty");
        if (request.MinimumRelevance is { } least && !Enum.IsDefined(least))
            throw Invalid("'minimumRelevance' must be 'none', 'weak', 'fair' or 'strong'");
        if (request.Facets.Count > MaximumFacets || request.Facets.Any(string.IsNullOrWhiteSpace))
            throw Invalid($"'facets' must name at most {MaximumFacets} fields, none of them empty");
    }

    static void CheckRanking(SearchRequest request)
    {
        double?[] weights = [request.Weights?.Dense, request.Weights?.Lexical, request.Weights?.Document, request.Weights?.Alignment];
        if (weights.Any(weight => weight is not (null or (>= 0 and <= 100))))
            throw Invalid("'weights' must each be 0 to 100");
        // The words of texts are compared only once a leg has found them.
        if (weights[..3].All(weight => weight == 0))
            throw Invalid("'weights' are all 0; let one leg count");
        if (request.Fusion is { } fusion && !Enum.IsDefined(fusion))
            throw Invalid("'fusion' must be 'normalized' or 'reciprocalRank'");
        if (request.PassagesPerDocument is < 1 or > 100)
            throw Invalid($"'passagesPerDocument' is {request.PassagesPerDocument}, it must be 1 to 100");
        if (request.Boosts is { } boosts && (boosts.Title is not (>= 0 and <= 10) || boosts.Heading is not (>= 0 and <= 10)))
            throw Invalid("'boosts' must each be 0 to 10");
        if (request.Diversity is { } diversity && diversity is not (>= 0 and <= 1))
            throw Invalid("'diversity' must be 0 to 1");
        if (request.Recency is { } recency && (recency.HalfLifeDays is not (>= 1 and <= 36_500) || recency.Weight is not (>= 0 and <= 1)))
            throw Invalid("'recency' must have 'halfLifeDays' of 1 to 36500 and 'weight' of 0 to 1");
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
