using System.CommandLine;
using System.CommandLine.Parsing;

namespace SemanticSearch.Cli.Options;

/// <summary>Tells options that were given from those that were left out: the parser has a result for either.</summary>
static class OptionResults
{
    /// <summary>Whether an option was given.</summary>
    public static bool IsGiven(this ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    /// <summary>Whether an option was given.</summary>
    public static bool IsGiven(this SymbolResult result, Option option) => result.GetResult(option) is { Implicit: false };

    /// <summary>The number that was given, or null.</summary>
    public static int? Given(this ParseResult parse, RangeOption option) => parse.IsGiven(option) ? parse.GetValue(option) : null;
}
