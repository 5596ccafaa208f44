using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SemanticSearch.Api.Contract;
using SemanticSearch.Api.Problems;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Dify;

/// <summary>An external knowledge base for Dify (https://docs.dify.ai/en/use-dify/knowledge/external-knowledge-api).</summary>
static class DifyExtensions
{
    const string Base = "/dify";
    const int NoSuchKnowledge = 2001;

    public static void AddDify(this IServiceCollection services) => services.AddProblemsAs(Base, ErrorOf);

    public static void MapDify(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{Base}/retrieval", RetrieveAsync).ExcludeFromDescription();

    static async Task<JsonHttpResult<DifyRecords>> RetrieveAsync(
        HttpRequest request, PassageSearcher searcher, CancellationToken cancellationToken)
    {
        var wanted = await ForeignJson.ReadAsync<DifyRequest>(request, cancellationToken);
        var found = await searcher.SearchAsync(wanted.ToSearch(), cancellationToken);
        var least = wanted.RetrievalSetting?.ScoreThreshold ?? 0;
        return ForeignJson.Of(new DifyRecords([.. found.Passages.Select(DifyRecord.Of).Where(record => record.Score >= least)]));
    }

    // Dify numbers missing knowledge; what else goes wrong has its status for a number.
    static object ErrorOf(ProblemDetails problem) => new
    {
        ErrorCode = problem.Status == StatusCodes.Status404NotFound ? NoSuchKnowledge : problem.Status,
        ErrorMsg = problem.Detail ?? problem.Title,
    };
}
