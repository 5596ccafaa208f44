using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Generations;

/// <summary><c>semsearch generations</c>: the indexes of a collection, live, before and to come.</summary>
sealed class GenerationsCommand(Terminal terminal, GlobalOptions options, Composition composition)
    : LibraryCommand("generations", "List the generations of a collection's index.", terminal, options, composition)
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var generations = await library.Rebuilder.ListAsync(Global.Collection(parse), cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(generations);
        else
            Terminal.Write(GenerationTables.Of(generations, speeds: []));
        return ExitCodes.Success;
    }
}
