using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Exchange;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands.Exchange;

/// <summary><c>semsearch copy --from INDEX --to INDEX</c>: collections from one index into another, without embedding anything anew.</summary>
sealed class CopyCommand : LibraryCommand
{
    readonly Option<string> _from = IndexOption("--from", "The index that is read");
    readonly Option<string> _to = IndexOption("--to", "The index that is written; what is there already stays");

    /// <summary>Describes the command.</summary>
    public CopyCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base(
            "copy",
            "Copy all collections, or --collection, with their vectors and sources from one index into another. A copy that was ended goes on where it was.",
            terminal,
            options,
            composition)
    {
        Add(_from);
        Add(_to);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var from = Open(parse, SettingsOf(parse.GetRequiredValue(_from)));
        await using var to = Open(parse, SettingsOf(parse.GetRequiredValue(_to)));
        var copied = await Terminal.WithProgressAsync(
            Global.WantsProgress(parse),
            progress => CopyAsync(parse, from, to, progress?.AddTask("copying").IsIndeterminate(), cancellationToken));
        if (Global.IsJson(parse))
        {
            Terminal.WriteJson(copied);
            return ExitCodes.Success;
        }
        foreach (var one in copied)
        {
            Terminal.WriteLine(
                $"{one.Collection}: {Quantity.Of(one.Copied, "document")} copied, {Quantity.Of(one.Unchanged)} there already, {Quantity.Of(one.Sources, "source")}");
        }
        return ExitCodes.Success;
    }

    async Task<IReadOnlyList<CopyCounts>> CopyAsync(
        ParseResult parse, Library from, Library to, ProgressTask? bar, CancellationToken cancellationToken) =>
        await from.Copy.CopyAsync(to.Copy, Global.NamedCollection(parse), _ => bar?.Increment(1), cancellationToken).ToListAsync(cancellationToken);

    static Option<string> IndexOption(string name, string description) => new(name)
    {
        HelpName = "INDEX",
        Required = true,
        Description = $"{description}: a data folder, or the address of a Qdrant's gRPC interface, whose key and prefix are those of the settings",
    };

    static IEnumerable<(string Setting, string? Value)> SettingsOf(string index) =>
        Uri.TryCreate(index, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? [(nameof(SemanticSearchOptions.Storage), nameof(StorageKind.Qdrant)), ("Qdrant:Address", index)]
            : [(nameof(SemanticSearchOptions.Storage), nameof(StorageKind.Sqlite)), (nameof(SemanticSearchOptions.DataFolder), index)];
}
