using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch delete ID…</c>: takes documents out of a collection.</summary>
sealed class DeleteCommand : LibraryCommand
{
    readonly Argument<string[]> _ids = new("ID")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Document ids, as search shows them",
    };

    readonly Option<bool> _purge = new("--purge") { Description = "Leave nothing in the file of what was deleted, now or before; jobs wait meanwhile, other writers for 30 seconds" };

    /// <summary>Describes the command.</summary>
    public DeleteCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("delete", "Delete documents from a collection; their files stay.", terminal, options, composition)
    {
        Add(_ids);
        Add(_purge);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        // A collection that is not there is another mistake than a document that is not.
        var collection = await library.Browser.GetCollectionAsync(Global.Collection(parse), cancellationToken);
        var deleted = new List<string>();
        var missing = new List<string>();
        foreach (var id in parse.GetRequiredValue(_ids).Distinct())
            (await library.Indexer.DeleteAsync(collection.Name, id, cancellationToken) ? deleted : missing).Add(id);
        foreach (var id in missing)
            Terminal.Warn($"there is no document '{id}' in collection '{collection.Name}'");
        if (Global.IsJson(parse))
            Terminal.WriteJson(new DeleteSummary(collection.Name, deleted, missing));
        else
            deleted.ForEach(id => Terminal.WriteLine($"deleted {id}"));
        // It may fail, and they are deleted all the same.
        if (parse.GetValue(_purge))
            await library.Maintenance.CompactAsync(cancellationToken);
        return missing.Count > 0 ? ExitCodes.Incomplete : ExitCodes.Success;
    }
}
