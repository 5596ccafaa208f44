using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch suggest TEXT…</c>: how a question might go on, and how it was perhaps meant.</summary>
sealed class SuggestCommand : LibraryCommand
{
    readonly Argument<string[]> _text = new("TEXT")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "The beginning of a question or of a title, speaker or country; several words are joined",
    };

    readonly RangeOption _limit = new("--limit", "How many completions at most", 1, SuggestRequest.MaximumLimit, 10);

    /// <summary>Describes the command.</summary>
    public SuggestCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("suggest", "Complete and correct the beginning of a question.", terminal, options, composition)
    {
        Add(_text);
        Add(_limit);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var response = await library.Suggester.SuggestAsync(
            new SuggestRequest
            {
                Query = string.Join(' ', parse.GetRequiredValue(_text)),
                Limit = parse.GetValue(_limit),
                Collection = Global.Collection(parse),
            },
            cancellationToken);

        if (Global.IsJson(parse))
            Terminal.WriteJson(response);
        else
            Print(response);
        return ExitCodes.Success;
    }

    void Print(SuggestResponse response)
    {
        if (response.DidYouMean is { } meant)
            Terminal.WriteLine($"Did you mean: {meant}");
        foreach (var completion in response.Completions)
            Terminal.WriteLine(
                $"{completion.Kind.ToString().ToLowerInvariant(),-8}{Quantity.Of(completion.Documents),8}  {completion.Text}");
        if (response is { DidYouMean: null, Completions.Count: 0 })
            Terminal.Warn("nothing fits");
    }
}
