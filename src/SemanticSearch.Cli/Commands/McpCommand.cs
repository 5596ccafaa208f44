using System.CommandLine;
using System.CommandLine.Parsing;
using ModelContextProtocol.Server;
using SemanticSearch.Cli.Options;
using SemanticSearch.Mcp;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch mcp</c>: the tools for language models, over standard input and output.</summary>
sealed class McpCommand : LibraryCommand
{
    readonly Option<string?> _server = new("--server")
    {
        CustomParser = ReadServer,
        HelpName = "ADDRESS",
        Description = "The address of a server whose pages show the passages; without it, passages without a source on the web have names that only tools resolve",
    };

    /// <summary>Describes the command.</summary>
    public McpCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("mcp", "Serve language models on this machine: the Model Context Protocol over standard input and output.", terminal, options, composition) =>
        Add(_server);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        await using var transport = new StdioServerTransport("semantic-search");
        await SearchServer.RunAsync(
            transport,
            new SearchTools(library.Searcher, library.Browser, library.Quotes, new PassageAddress(parse.GetValue(_server))),
            cancellationToken);
        return ExitCodes.Success;
    }

    static string? ReadServer(ArgumentResult result)
    {
        var address = result.Tokens[0].Value;
        if (Uri.TryCreate(address, UriKind.Absolute, out var server) && server.Scheme is "http" or "https")
            return address;
        result.AddError($"--server is '{address}', it must be an address such as https://search.example.org");
        return null;
    }
}
