using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch sources list</c>.</summary>
sealed class ListSourcesCommand : LibraryCommand
{
    /// <summary>Describes the command.</summary>
    public ListSourcesCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("list", "List the sources of all collections or of the one that --collection names.", terminal, options, composition)
    {
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var sources = await library.Sources.ListAsync(Global.NamedCollection(parse), cancellationToken);
        if (Global.IsJson(parse))
        {
            Terminal.WriteJson(sources);
            return ExitCodes.Success;
        }
        if (sources.Count == 0)
        {
            Terminal.Note("There is no source yet; begin with: semsearch sources add PATH");
            return ExitCodes.Success;
        }

        var table = Tables.Of("#SOURCE", "COLLECTION", "KIND", "LAST SYNC", "INCLUDE", "EXCLUDE", "WHAT IS GONE", "LOCATION");
        foreach (var source in sources)
        {
            table.Add(
                $"{source.Id}",
                source.Collection,
                source.Web is { } web ? SourceWords.NameOf(web.Kind) : "files",
                source.SyncedAt is { } synced ? $"{synced.UtcDateTime:u}" : "never",
                SourceWords.IncludedIn(source),
                SourceWords.ExcludedFrom(source),
                SourceWords.FateIn(source),
                source.Location);
        }

        Terminal.Write(table);
        return ExitCodes.Success;
    }
}
