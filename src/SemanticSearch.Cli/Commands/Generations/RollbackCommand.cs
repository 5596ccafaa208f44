using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Generations;

/// <summary><c>semsearch rollback</c>: returns to the generation that was live before.</summary>
sealed class RollbackCommand(Terminal terminal, GlobalOptions options, Composition composition)
    : LibraryCommand(
        "rollback",
        "Return to the generation that was live before, once it has what was written since.",
        terminal,
        options,
        composition)
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var collection = Global.Collection(parse);
        var generation = await library.Rebuilder.RollBackAsync(collection, cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(new LiveGeneration(collection, generation));
        else
            Terminal.WriteLine($"Generation {generation} of '{collection}' is live again");
        return ExitCodes.Success;
    }
}
