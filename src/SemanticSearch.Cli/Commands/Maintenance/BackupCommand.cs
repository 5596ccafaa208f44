using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Maintenance;

/// <summary><c>semsearch backup FILE</c>: the index in one file.</summary>
sealed class BackupCommand : LibraryCommand
{
    readonly Argument<string> _file = new("FILE") { Description = "The file to write; nothing may be there" };

    /// <summary>Describes the command.</summary>
    public BackupCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("backup", "Write the index into one file, while searches and writes go on.", terminal, options, composition) => Add(_file);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var manifest = await library.Maintenance.BackUpAsync(parse.GetRequiredValue(_file), cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(manifest);
        else
            Terminal.WriteLine(
                $"Backed up {Quantity.Of(manifest.Collections.Count, "collection")}, "
                + $"{Quantity.Of(manifest.Collections.Sum(c => c.Documents), "document")}, {Quantity.OfBytes(manifest.Bytes)}");
        return ExitCodes.Success;
    }
}
