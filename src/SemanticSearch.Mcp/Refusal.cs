using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SemanticSearch.Mcp;

/// <summary>Answers calls that cannot be fulfilled as they are: a model that is told why can ask otherwise. They are no failures of the server,
/// and stay out of its log.</summary>
static class Refusal
{
    // What the library that calls the tools names the arguments by.
    const string Arguments = "arguments";

    /// <summary>A handler that tells why a call is refused. What else fails is left to the server; if it is known, the model is told of it.</summary>
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Tell(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken);
            }
            catch (SemanticSearchException e) when (e.Kind is ErrorKind.InvalidRequest or ErrorKind.NotFound or ErrorKind.Gone or ErrorKind.Conflict)
            {
                return Because(e.Message);
            }
            catch (SemanticSearchException e)
            {
                throw new McpException(e.Message, e);
            }
            catch (ArgumentException e) when (e.ParamName == Arguments)
            {
                return Because(WithoutParameter(e.Message));
            }
            catch (JsonException e)
            {
                return Because($"an argument is not of the form that the tool's input schema tells: {e.Message}");
            }
        };

    static CallToolResult Because(string reason) => new() { IsError = true, Content = [new TextContentBlock { Text = reason }] };

    static string WithoutParameter(string message) => message.Replace($" (Parameter '{Arguments}')", "", StringComparison.Ordinal);
}
