using System.CommandLine;
using System.Globalization;

namespace SemanticSearch.Cli.Options;

/// <summary>The options that say how new collections are cut. What is left out is as the environment says, or the default.</summary>
sealed class ChunkSettings
{
    readonly RangeOption _tokens = new(
        "--chunk-tokens", "Token budget of a chunk of a new collection; SemanticSearch__ChunkTokens, or else 160, if left out", 16, 8_192);

    readonly RangeOption _overlap = new(
        "--chunk-overlap", "Sentences that neighbouring chunks share; SemanticSearch__ChunkOverlap, or else 1, if left out", 0, 8);

    readonly Option<bool> _context = new("--chunk-context")
    {
        HelpName = "true|false",
        Description = "Whether title, headings, speaker and date are embedded with a chunk; SemanticSearch__ChunkContext, or else "
            + "true, if left out",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_tokens);
        command.Add(_overlap);
        command.Add(_context);
    }

    /// <summary>The settings that are given.</summary>
    public IEnumerable<(string Setting, string? Value)> Settings(ParseResult parse) =>
    [
        (nameof(SemanticSearchOptions.ChunkTokens), Number(parse, _tokens)),
        (nameof(SemanticSearchOptions.ChunkOverlap), Number(parse, _overlap)),
        (nameof(SemanticSearchOptions.ChunkContext), parse.IsGiven(_context) ? parse.GetValue(_context).ToString() : null),
    ];

    static string? Number(ParseResult parse, RangeOption option) => parse.Given(option)?.ToString(CultureInfo.InvariantCulture);
}
