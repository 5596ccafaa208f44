using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SemanticSearch.Api.Problems;

namespace SemanticSearch.Api.Contract;

/// <summary>Shows for each status of an operation the problems that it stands for, by their types.</summary>
static class ProblemDescription
{
    const string MediaType = "application/problem+json";

    public static void AddTo(OpenApiOperation operation)
    {
        foreach (var (code, response) in operation.Responses ?? [])
            if (int.TryParse(code, CultureInfo.InvariantCulture, out var status)
                && response.Content is { } content && content.TryGetValue(MediaType, out var media))
                media.Examples = ExamplesOf(status).ToDictionary(example => example.Name, example => (IOpenApiExample)example.Value, StringComparer.Ordinal);
    }

    static IEnumerable<(string Name, OpenApiExample Value)> ExamplesOf(int status)
    {
        foreach (var kind in Enum.GetValues<ErrorKind>())
        {
            var problem = ProblemTypes.Of(kind);
            if (problem.Status == status)
                yield return Example(status, problem.Type, problem.Title, DetailOf(kind));
        }
        if (DetailOf(status) is { } detail)
        {
            var (_, type, title) = ProblemTypes.Of(ErrorKind.InvalidRequest);
            yield return Example(status, type, title, detail);
        }
    }

    static (string Name, OpenApiExample Value) Example(int status, string type, string title, string detail) => (
        type[(type.LastIndexOf(':') + 1)..],
        new OpenApiExample
        {
            Summary = title,
            Value = new JsonObject { ["type"] = type, ["title"] = title, ["status"] = status, ["detail"] = detail },
        });

    static string DetailOf(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidRequest => "'limit' is 0, it must be 1 to 1000",
        ErrorKind.NotFound => "there is no collection 'speeches'",
        ErrorKind.Gone => "document 'memo.txt' was deleted from collection 'default' on 2026-03-01 09:30:00Z",
        ErrorKind.Conflict => "collection 'default' was indexed with another model",
        ErrorKind.UnreadableDocument => "'memo.txt' holds no text",
        ErrorKind.UnusableModel => "the model of collection 'default' is not there; pull it",
        ErrorKind.Storage => "the index is of a later version than this program",
        _ => "the index is being written to by another process; try again in a moment",
    };

    // Refusals that are of no kind of their own.
    static string? DetailOf(int status) => status switch
    {
        StatusCodes.Status409Conflict => "the request with the Idempotency-Key 'k-1' is still being answered; send it again in a moment",
        StatusCodes.Status413PayloadTooLarge => RequestProblem.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => "the body must be application/json",
        StatusCodes.Status422UnprocessableEntity => "the Idempotency-Key 'k-1' was sent with another request; send a key of its own with each request",
        _ => null,
    };
}
