using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch sources remove NUMBER</c>.</summary>
sealed class RemoveSourceCommand : LibraryCommand
{
    readonly Argument<long> _id = new("NUMBER") { Description = "The source, as 'sources list' shows it" };

    /// <summary>Describes the command.</summary>
    public RemoveSourceCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("remove", "Forget a source; its documents stay until they are deleted.", terminal, options, composition) => Add(_id);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var id = parse.GetValue(_id);
        await library.Sources.RemoveAsync(id, cancellationToken);
        Terminal.Note($"source {id} is forgotten");
        return ExitCodes.Success;
    }
}
