using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Answering;
using SemanticSearch.Api.Contract;

namespace SemanticSearch.Api.Asking;

/// <summary>Questions, and answers with their sources.</summary>
static class AskEndpoints
{
    public static void MapAsk(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/ask", AskAsync)
            .WithTags("Ask")
            .WithName("Ask")
            .WithSummary("Answer a question from passages, every sentence with its sources.")
            .WithDescription(
                "The answer is made of sentences of the passages, word for word, or, where a language model is set, in its words, held to the "
                + "passages. With 'Accept: text/event-stream' it comes as events: 'passages' first, a 'sentence' each, 'restart' where the model "
                + "failed and what came so far does not stand, and 'end'.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<Results<Ok<AskResponse>, EventStream<object>>> AskAsync(
        AskRequest question, QuestionAnswerer answerer, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!WantsEvents(request))
            return TypedResults.Ok(await answerer.AskAsync(question, cancellationToken));
        var steps = await AnswerSteps.BeginAsync(answerer, question, cancellationToken);
        return new EventStream<object>(steps.Select(step => new SseItem<object>(step, step.Name)));
    }

    static bool WantsEvents(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(SendsEvents.MediaType, StringComparison.OrdinalIgnoreCase));
}
