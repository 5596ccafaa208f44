using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Generations;

/// <summary><c>semsearch swap GENERATION</c>: makes a generation the live one.</summary>
sealed class SwapCommand : LibraryCommand
{
    readonly Argument<long> _generation = new("GENERATION") { Description = "Its number, as 'semsearch generations' lists it" };

    /// <summary>Describes the command.</summary>
    public SwapCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("swap", "Make a generation the live one, once it is missing nothing.", terminal, options, composition) => Add(_generation);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var (collection, generation) = (Global.Collection(parse), parse.GetValue(_generation));
        await library.Rebuilder.SwapAsync(collection, generation, cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(new LiveGeneration(collection, generation));
        else
            Terminal.WriteLine($"Generation {generation} of '{collection}' is live now");
        return ExitCodes.Success;
    }
}
