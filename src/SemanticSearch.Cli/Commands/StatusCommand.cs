using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Search;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch status</c>: what is indexed.</summary>
sealed class StatusCommand : LibraryCommand
{
    /// <summary>Describes the command.</summary>
    public StatusCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("status", "Show what the collections hold, all of them or the one that --collection names.", terminal, options, composition)
    {
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var collections = Global.NamedCollection(parse) is { } name
            ? [await library.Browser.GetCollectionAsync(name, cancellationToken)]
            : await library.Browser.ListCollectionsAsync(cancellationToken);

        if (Global.IsJson(parse))
            Terminal.WriteJson(collections);
        else if (collections.Count == 0)
            Terminal.Warn($"nothing is indexed in '{library.Options.DataFolder}' yet; begin with: semsearch index PATH");
        else
            Print(collections);
        return ExitCodes.Success;
    }

    static string ChunksOf(CollectionSummary collection) =>
        $"{collection.ChunkTokens} tokens, overlap {collection.ChunkOverlap}, {(collection.ChunkContext ? "with" : "no")} context";

    void Print(IReadOnlyList<CollectionSummary> collections)
    {
        var table = Tables.Of("COLLECTION", "#DOCUMENTS", "#CHUNKS", "#TOKENS", "LAST CHANGE", "CUT INTO", "MODEL");
        foreach (var collection in collections)
        {
            table.Add(
                collection.Name,
                Quantity.Of(collection.Documents),
                Quantity.Of(collection.Chunks),
                Quantity.Of(collection.Tokens),
                collection.LastChange is { } change ? $"{change.UtcDateTime:u}" : "never",
                ChunksOf(collection),
                collection.Model);
        }

        Terminal.Write(table);
    }
}
