using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Search;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch status</c>: what is indexed, and what could not be.</summary>
sealed class StatusCommand : LibraryCommand
{
    readonly Option<bool> _failures = new("--failures")
    {
        Description = "List the documents that could not be indexed at the last attempt, and why",
    };

    /// <summary>Describes the command.</summary>
    public StatusCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("status", "Show what the collections hold, all of them or the one that --collection names.", terminal, options, composition) =>
        Add(_failures);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var collections = Global.NamedCollection(parse) is { } name
            ? [await library.Browser.GetCollectionAsync(name, cancellationToken)]
            : await library.Browser.ListCollectionsAsync(cancellationToken);

        if (parse.GetValue(_failures))
            await ListFailuresAsync(library, collections, Global.IsJson(parse), cancellationToken);
        else if (Global.IsJson(parse))
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
        var table = Tables.Of("COLLECTION", "#DOCUMENTS", "#CHUNKS", "#TOKENS", "#FAILED", "LAST CHANGE", "CUT INTO", "MODEL");
        foreach (var collection in collections)
        {
            table.Add(
                collection.Name,
                Quantity.Of(collection.Documents),
                Quantity.Of(collection.Chunks),
                Quantity.Of(collection.Tokens),
                Quantity.Of(collection.Failed),
                collection.LastChange is { } change ? $"{change.UtcDateTime:u}" : "never",
                ChunksOf(collection),
                collection.Model);
        }

        Terminal.Write(table);
    }

    async Task ListFailuresAsync(
        Library library, IReadOnlyList<CollectionSummary> collections, bool isJson, CancellationToken cancellationToken)
    {
        var failures = new List<ListedFailure>();
        foreach (var collection in collections)
        {
            string? after = null;
            while (await library.Browser.ListFailuresAsync(collection.Name, after, CollectionBrowser.MaximumPage, cancellationToken)
                is { Count: > 0 } page)
            {
                failures.AddRange(page.Select(failure => new ListedFailure(collection.Name, failure.Id, failure.FailedAt, failure.Reason)));
                after = page[^1].Id;
            }
        }

        if (isJson)
        {
            Terminal.WriteJson(failures);
            return;
        }
        if (failures.Count == 0)
        {
            Terminal.Note("No document failed.");
            return;
        }
        var table = Tables.Of("COLLECTION", "DOCUMENT", "FAILED", "REASON");
        foreach (var failure in failures)
            table.Add(failure.Collection, failure.Id, $"{failure.FailedAt.UtcDateTime:u}", failure.Reason);
        Terminal.Write(table);
    }
}
