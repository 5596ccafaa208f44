using Microsoft.AspNetCore.Mvc;
using SemanticSearch.Api.OpenAi.Chat;
using SemanticSearch.Api.OpenAi.Embeddings;
using SemanticSearch.Api.OpenAi.VectorStores;
using SemanticSearch.Api.Problems;

namespace SemanticSearch.Api.OpenAi;

/// <summary>The parts of OpenAI's API that a search has an answer to, in its shapes (https://platform.openai.com/docs/api-reference), so that
/// programs written for it need another address only. A key is taken and not looked at.</summary>
static class OpenAiExtensions
{
    const string Base = "/openai/v1";

    public static void AddOpenAi(this IServiceCollection services) => services.AddProblemsAs(Base, problem => new { Error = ErrorOf(problem) });

    public static void MapOpenAi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Base).ExcludeFromDescription();
        group.MapEmbeddings();
        group.MapModels();
        group.MapVectorStores();
        group.MapVectorStoreFiles();
        group.MapChat();
    }

    static object ErrorOf(ProblemDetails problem) => new
    {
        Message = problem.Detail ?? problem.Title,
        Type = problem.Status >= StatusCodes.Status500InternalServerError ? "server_error" : "invalid_request_error",
        Param = (string?)null,
        Code = problem.Type?[(problem.Type.LastIndexOf(':') + 1)..],
    };
}
