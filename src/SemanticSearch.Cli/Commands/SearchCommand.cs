using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch search QUESTION…</c>: the passages that answer a question.</summary>
sealed class SearchCommand : LibraryCommand
{
    readonly Argument<string[]> _question = new("QUESTION")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "What is asked, in plain language; several words are joined",
    };

    readonly RangeOption _limit = new("--limit", "How many passages at most", 1, SearchRequest.MaximumLimit, 10);

    readonly RangeOption _context = new("--context", "Sentences to show before and after each passage", 0, ContextWindow.MaximumSentences, 1);

    readonly Option<SearchMode> _mode = new("--mode") { HelpName = "MODE", DefaultValueFactory = _ => SearchMode.Hybrid };

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
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var context = parse.GetValue(_context);
        var response = await library.Searcher.SearchAsync(
            new SearchRequest
            {
                Query = string.Join(' ', parse.GetRequiredValue(_question)),
                Limit = parse.GetValue(_limit),
                Mode = parse.GetValue(_mode),
                Collection = Global.Collection(parse),
                Context = new ContextWindow(context, context),
            },
            cancellationToken);

        if (Global.IsJson(parse))
            Terminal.WriteJson(response);
        else
            new PassagePrinter(Terminal).Print(response);
        return ExitCodes.Success;
    }
}
