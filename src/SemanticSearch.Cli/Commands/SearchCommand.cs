using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch search QUESTION…</c>: the passages that answer a question.</summary>
sealed class SearchCommand : LibraryCommand
{
    readonly Argument<string[]> _question = new("QUESTION")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "What is asked, in plain language; several words are joined. \"phrases\", -words and country:FRA year:1995..2003 are understood",
    };

    readonly RangeOption _limit = new("--limit", "How many passages at most", 1, SearchRequest.MaximumLimit, 10);

    readonly RangeOption _context = new("--context", "Sentences to show before and after each passage", 0, ContextWindow.MaximumSentences, 1);

    readonly Option<SearchMode> _mode = new("--mode") { HelpName = "MODE", DefaultValueFactory = _ => SearchMode.Hybrid };

    readonly Option<UnderstandingMode> _understand = new("--understand")
    {
        Description = "What becomes of names and dates in the question: boost, filter, off",
        HelpName = "HOW",
        DefaultValueFactory = _ => UnderstandingMode.Boost,
    };

    readonly Option<string?> _similar = new("--similar")
    {
        Description = "Find what resembles a document or a cited passage",
        HelpName = "ID",
    };

    readonly Option<string[]> _facets = new("--facet") { Description = "Count the values of a field, such as country or year", HelpName = "FIELD" };

    readonly Option<bool> _group = new("--group") { Description = "Bring the passages of a document together" };

    readonly Option<bool> _explain = new("--explain") { Description = "Tell how each passage came to its rank" };

    readonly Option<RelevanceBand?> _relevance = new("--relevance")
    {
        Description = "The least relevance to show: none, weak, fair, strong",
        HelpName = "BAND",
    };

    /// <summary>Describes the command.</summary>
    public SearchCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("search", "Find the passages that answer a question.", terminal, options, composition)
    {
        _mode.Description = $"How passages are retrieved: {string.Join(", ", SearchModes.Names)}";
        _mode.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. SearchModes.Names]);
        Add(_question);
        Add(_limit);
        Add(_context);
        Add(_mode);
        Add(_understand);
        Add(_similar);
        Add(_facets);
        Add(_group);
        Add(_explain);
        Add(_relevance);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        await RequireModelAsync(parse, library, cancellationToken);
        var context = parse.GetValue(_context);
        var response = await library.Searcher.SearchAsync(
            new SearchRequest
            {
                Query = string.Join(' ', parse.GetValue(_question) ?? []),
                Limit = parse.GetValue(_limit),
                Mode = parse.GetValue(_mode),
                Collection = Global.Collection(parse),
                Context = new ContextWindow(context, context),
                Understand = parse.GetValue(_understand),
                Similar = parse.GetValue(_similar),
                Facets = parse.GetValue(_facets) ?? [],
                GroupByDocument = parse.GetValue(_group),
                Explain = parse.GetValue(_explain),
                MinimumRelevance = parse.GetValue(_relevance),
            },
            cancellationToken);

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
