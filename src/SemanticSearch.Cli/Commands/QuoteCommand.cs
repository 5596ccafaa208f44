using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch quote QUOTATION…</c>: whether a quotation is in the collection.</summary>
sealed class QuoteCommand : LibraryCommand
{
    readonly Argument<string[]> _quote = new("QUOTATION")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "What is quoted; several words are joined; - reads it from standard input",
    };

    readonly Option<string> _speaker = new("--speaker") { HelpName = "NAME", Description = "Who is said to have said it" };

    readonly Option<string> _document = new("--document") { HelpName = "ID", Description = "Id, identifier or title of the document it is said to be from" };

    readonly RangeOption _limit = new("--limit", "How many places at most", 1, QuoteRequest.MaximumLimit, 5);

    /// <summary>Describes the command.</summary>
    public QuoteCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("quote", "Check whether a quotation is in the documents; 1 if it is not, not so, or of somebody else.", terminal, options, composition)
    {
        Add(_quote);
        Add(_speaker);
        Add(_document);
        Add(_limit);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var response = await library.Quotes.VerifyAsync(
            new QuoteRequest
            {
                Quote = await ReadQuoteAsync(parse.GetRequiredValue(_quote), cancellationToken),
                Speaker = parse.GetValue(_speaker),
                Document = parse.GetValue(_document),
                Collection = Global.Collection(parse),
                Limit = parse.GetValue(_limit),
            },
            cancellationToken);

        if (Global.IsJson(parse))
            Terminal.WriteJson(response);
        else
            new QuotePrinter(Terminal).Print(response);
        return response.Verdict is QuoteVerdict.Exact or QuoteVerdict.Repaired or QuoteVerdict.Spliced
            && response.Matches[0].IsAttributed != false
                ? ExitCodes.Success
                : ExitCodes.Incomplete;
    }

    async Task<string> ReadQuoteAsync(string[] words, CancellationToken cancellationToken)
    {
        if (words is not ["-"])
            return string.Join(' ', words);
        using var reader = new StreamReader(Terminal.Input, leaveOpen: true);
        // One character over the limit is refused as any number would be.
        var buffer = new char[QuoteRequest.MaximumLength + 1];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        return new string(buffer, 0, length);
    }
}
