using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Maintenance;

/// <summary><c>semsearch restore FILE</c>: the index of a backup into the data folder.</summary>
sealed class RestoreCommand : LibraryCommand
{
    readonly Argument<string> _file = new("FILE") { Description = "A file that 'semsearch backup' wrote" };

    readonly Option<bool> _force = new("--force") { Description = "Overwrite the index that is there" };

    /// <summary>Describes the command.</summary>
    public RestoreCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("restore", "Put the index of a backup into the data folder, which no process may have open.", terminal, options, composition)
    {
        Add(_file);
        Add(_force);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var manifest = await library.Maintenance.RestoreAsync(parse.GetRequiredValue(_file), parse.GetValue(_force), cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(manifest);
        else
            Terminal.WriteLine($"Restored {Quantity.Of(manifest.Collections.Count, "collection")}, made {manifest.MadeAt.UtcDateTime:u}");
        return ExitCodes.Success;
    }
}
