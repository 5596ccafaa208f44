using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary>A command that works with the library.</summary>
abstract class LibraryCommand : Command
{
    readonly Composition _composition;

    /// <summary>Describes the command, which runs <see cref="RunAsync"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="options">The options of every command.</param>
    /// <param name="composition">Opens the library.</param>
    protected LibraryCommand(string name, string description, Terminal terminal, GlobalOptions options, Composition composition)
        : base(name, description)
    {
        _composition = composition;
        Terminal = terminal;
        Global = options;
        SetAction(RunAsync);
        Validators.Add(result =>
        {
            if (!TakesModels && options.IsModelRepeated(result))
                result.AddError("--model is given twice; this command takes one");
        });
    }

    /// <summary>Whether the command works with several models.</summary>
    protected virtual bool TakesModels => false;

    /// <summary>Where the command reads and writes.</summary>
    protected Terminal Terminal { get; }

    /// <summary>The options of every command.</summary>
    protected GlobalOptions Global { get; }

    /// <summary>Opens the library; the command closes it. See <see cref="Composition.Open"/>.</summary>
    protected Library Open(ParseResult parse, params IEnumerable<(string Setting, string? Value)> settings) =>
        _composition.Open(parse, settings);

    /// <summary>Does what the command line asks for.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    protected abstract Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken);
}
