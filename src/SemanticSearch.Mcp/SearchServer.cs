using System.Reflection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SemanticSearch.Mcp;

/// <summary>What a server of the tools says of itself, whatever it speaks over.</summary>
public static class SearchServer
{
    const string Instructions =
        "Search foreign-policy texts and quote them. Find passages with 'search_passages' (filters) or 'search'; read on with 'fetch'; quote only words that a "
        + "passage has, and check them with 'verify_quote'; cite the passage's citation and url.";

    /// <summary>Sets name, version and instructions, and how calls are refused.</summary>
    public static void Describe(McpServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ServerInfo = new Implementation { Name = "semantic-search", Title = "SemanticSearch", Version = Version };
        options.ServerInstructions = Instructions;
        options.Filters.Request.CallToolFilters.Add(Refusal.Tell);
    }

    /// <summary>Serves the tools over a transport until the other side ends or the token is cancelled.</summary>
    public static async Task RunAsync(ITransport transport, SearchTools tools, CancellationToken cancellationToken)
    {
        var options = new McpServerOptions { ToolCollection = [] };
        Describe(options);
        foreach (var method in typeof(SearchTools).GetMethods().Where(method => method.IsDefined(typeof(McpServerToolAttribute))))
            options.ToolCollection.Add(McpServerTool.Create(method, tools, new McpServerToolCreateOptions { SerializerOptions = ToolJson.Options }));
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync(cancellationToken);
    }

    static string Version => typeof(SearchServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
