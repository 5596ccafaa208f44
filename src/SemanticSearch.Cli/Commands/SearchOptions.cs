using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary>The options of <c>semsearch search</c>: all that a <see cref="SearchRequest"/> can say.</summary>
sealed class SearchOptions
{
    readonly Argument<string[]> _question = new("QUESTION")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "What is asked, in plain language; several words are joined. \"phrases\", -words and country:FRA year:1995..2003 are understood",
    };

    readonly RangeOption _limit = new(
        "--limit", "How many passages at most, with --group how many documents", 1, SearchRequest.MaximumLimit, 10);

    readonly ChoiceOption<SearchMode> _mode = new("--mode", "How passages are retrieved; hybrid if left out");

    readonly FilterOption _filter = new();

    readonly ChoiceOption<UnderstandingMode> _understand = new(
        "--understand", "What becomes of names and dates in the question; boost if left out");

    readonly Option<string[]> _ignored = Texts(
        "--ignored", "ID", "A name or date that was not meant so, by the id that the answer shows; may be repeated");

    readonly ChoiceOption<RelevanceBand> _relevance = new(
        "--relevance", "The least relevance to show; if left out all, unless nothing found is relevant");

    readonly Option<string[]> _facets = Texts("--facet", "FIELD", "Count the values of a field, such as country or year; may be repeated");

    readonly Option<string?> _similar = new("--similar")
    {
        Description = "Find what resembles a document or a cited passage",
        HelpName = "ID",
    };

    readonly Option<bool> _group = new("--group") { Description = "Bring the passages of a document together" };

    readonly RangeOption _perDocument = new(
        "--passages-per-document", "The most passages of one document; any number if left out, 3 with --group", 1, 100);

    readonly RangeOption _context = new(
        "--context", "How much to show before and after each passage, as --unit counts it", 0, ContextWindow.MaximumCharacters, 1);

    readonly ChoiceOption<ContextUnit> _unit = new("--unit", "What --context counts; sentences if left out");

    readonly Option<string[]> _set = Texts(
        "--set", "KEY=VALUE", $"A field of the search, may be repeated; the last one holds: {string.Join(", ", RequestSettings.Keys)}");

    readonly Option<bool> _explain = new("--explain") { Description = "Tell how each passage came to its rank, and where the time went" };

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_question);
        foreach (var option in (Option[])
            [
                _limit, _mode, _filter, _understand, _ignored, _relevance, _facets, _similar, _group, _perDocument, _context, _unit, _set,
                _explain,
            ])
            command.Add(option);
    }

    /// <summary>What is asked; ranges that depend on each other are the search's to check.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="defaults">The settings in force.</param>
    /// <param name="cancellationToken">Ends the reading of a filter's file.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a filter or a setting is wrong.</exception>
    public async Task<SearchRequest> RequestAsync(
        ParseResult parse, string collection, RankingOptions defaults, CancellationToken cancellationToken)
    {
        var context = parse.GetValue(_context);
        var request = new SearchRequest
        {
            Query = string.Join(' ', parse.GetValue(_question) ?? []),
            Collection = collection,
            Limit = parse.GetValue(_limit),
            Mode = parse.GetValue(_mode) ?? SearchMode.Hybrid,
            Filter = await _filter.ReadAsync(parse, cancellationToken),
            Understand = parse.GetValue(_understand) ?? UnderstandingMode.Boost,
            Ignored = parse.GetValue(_ignored) ?? [],
            MinimumRelevance = parse.GetValue(_relevance),
            Facets = parse.GetValue(_facets) ?? [],
            Similar = parse.GetValue(_similar),
            GroupByDocument = parse.GetValue(_group),
            PassagesPerDocument = parse.Given(_perDocument),
            Context = new ContextWindow(context, context, parse.GetValue(_unit) ?? ContextUnit.Sentences),
            Explain = parse.GetValue(_explain),
        };
        return (parse.GetValue(_set) ?? []).Aggregate(request, (soFar, assignment) => RequestSettings.Set(soFar, assignment, defaults));
    }

    static Option<string[]> Texts(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}
