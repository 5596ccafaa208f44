using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch search QUESTION…</c>: the passages that answer a question.</summary>
sealed class SearchCommand : LibraryCommand
{
    readonly SearchOptions _options = new();

    /// <summary>Describes the command.</summary>
    public SearchCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("search", "Find the passages that answer a question.", terminal, options, composition) => _options.AddTo(this);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var request = await _options.RequestAsync(parse, Global.Collection(parse), library.Ranking, cancellationToken);
        await RequireModelAsync(parse, library, cancellationToken);
        var response = await library.Searcher.SearchAsync(request, cancellationToken);

        if (Global.IsJson(parse))
            Terminal.WriteJson(response);
        else
            new PassagePrinter(Terminal).Print(response);
        return ExitCodes.Success;
    }

    // Another model's vectors mean nothing here: to pass --model over without a word would be a lie.
    async Task RequireModelAsync(ParseResult parse, Library library, CancellationToken cancellationToken)
    {
        if (Global.Models(parse) is not [.., var asked])
            return;
        var collection = await library.Browser.GetCollectionAsync(Global.Collection(parse), cancellationToken);
        var location = await (await library.Models.OpenLibraryAsync(cancellationToken)).ResolveAsync(asked, cancellationToken);
        if (location.Name != collection.Model)
            throw new SemanticSearchException(
                ErrorKind.Conflict,
                $"collection '{collection.Name}' is indexed with model '{collection.Model}', not '{location.Name}'; leave --model out, or run "
                + $"'semsearch rebuild --collection {collection.Name} --model {asked}' first");
    }
}
