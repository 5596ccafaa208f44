using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SemanticSearch.Cli.Options;

/// <summary>The options that say whether and how files are watched. What is left out is as the environment says, or the default.</summary>
sealed class WatchSettings
{
    readonly Option<bool> _watch = new("--watch") { Description = "Go on as files change, until Ctrl-C" };

    readonly RangeOption _settle = new(
        "--settle", "Seconds for which a file must have stood still before it is read; 2 if left out", 1, 3_600);

    readonly RangeOption _sweep = new(
        "--sweep", "Seconds after which everything is compared, whatever the file system told; 300 if left out", 1, 86_400);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_watch);
        command.Add(_settle);
        command.Add(_sweep);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(_watch) && (result.GetResult(_settle) ?? result.GetResult(_sweep)) is { Implicit: false } given)
                result.AddError($"{given.Option.Name} is about watching: give --watch too, or leave it out");
        });
    }

    /// <summary>Whether files are watched.</summary>
    public bool IsWanted(ParseResult parse) => parse.GetValue(_watch);

    /// <summary>Whether files are watched.</summary>
    public bool IsWanted(CommandResult result) => result.GetValue(_watch);

    /// <summary>The settings that are given.</summary>
    public IEnumerable<(string Setting, string? Value)> Settings(ParseResult parse) =>
    [
        ($"Sources:{nameof(WatchOptions.SettleSeconds)}", Number(parse, _settle)),
        ($"Sources:{nameof(WatchOptions.SweepSeconds)}", Number(parse, _sweep)),
    ];

    static string? Number(ParseResult parse, RangeOption option) => parse.Given(option)?.ToString(CultureInfo.InvariantCulture);
}
