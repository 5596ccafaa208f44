using System.Text.Json;
using SemanticSearch.Api.Integrations;

namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>A search of a vector store (https://platform.openai.com/docs/api-reference/vector-stores/search). Whether the query is rewritten is
/// passed over: it is understood in any case.</summary>
sealed record VectorStoreSearchRequest
{
    const int MaximumResults = 50;

    /// <summary>A question, or several, which are searched for as one.</summary>
    public required JsonElement Query { get; init; }

    /// <summary>How many passages at most, 1 to 50.</summary>
    public int? MaxNumResults { get; init; }

    /// <summary>What documents and passages must fulfil, by their attributes.</summary>
    public Filter? Filters { get; init; }

    /// <summary>How they are ranked.</summary>
    public RankingChoice? RankingOptions { get; init; }

    /// <summary>The questions.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: they are no texts.</exception>
    public IReadOnlyList<string> Queries()
    {
        JsonElement[] queries = Query.ValueKind == JsonValueKind.Array ? [.. Query.EnumerateArray()] : [Query];
        return queries.All(query => query.ValueKind == JsonValueKind.String)
            ? [.. queries.Select(query => query.GetString()!)]
            : throw new SemanticSearchException(ErrorKind.InvalidRequest, "'query' must be a text or an array of texts");
    }

    /// <summary>The search that it makes.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the query is no text, or a number is out of range.</exception>
    public SearchRequest Of(string collection) => new()
    {
        Query = string.Join(' ', Queries()),
        Collection = collection,
        Limit = ResultLimit.Of("max_num_results", MaxNumResults, otherwise: 10, MaximumResults),
        Filter = AttributeFilter.Of(Filters),
        Rerank = RankingOptions?.Ranker == RankingChoice.None ? false : null,
        Context = new ContextWindow(0, 0),
        Highlight = false,
    };
}
