using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Cli.Commands;
using SemanticSearch.Cli.Commands.Evaluation;
using SemanticSearch.Cli.Commands.Exchange;
using SemanticSearch.Cli.Commands.Generations;
using SemanticSearch.Cli.Commands.Maintenance;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli;

/// <summary>The program <c>semsearch</c>: its commands, and what becomes of their failures.</summary>
sealed class CommandLine
{
    readonly Terminal _terminal;
    readonly RootCommand _root;

    /// <summary>Builds the commands.</summary>
    /// <param name="terminal">Where they read and write.</param>
    /// <param name="replace">Replaces parts of the library, for tests; null leaves them.</param>
    public CommandLine(Terminal terminal, Action<IServiceCollection>? replace = null)
    {
        var options = new GlobalOptions();
        var composition = new Composition(options, replace);
        _terminal = terminal;
        _root = new RootCommand($"Search foreign-policy texts by meaning.\n\n{ExitCodes.Help}") { HelpName = "semsearch" };
        options.AddTo(_root);
        _root.Add(new IndexCommand(terminal, options, composition));
        _root.Add(new SearchCommand(terminal, options, composition));
        _root.Add(new SuggestCommand(terminal, options, composition));
        _root.Add(new McpCommand(terminal, options, composition));
        _root.Add(new CiteCommand(terminal, options, composition));
        _root.Add(new QuoteCommand(terminal, options, composition));
        _root.Add(new StatusCommand(terminal, options, composition));
        _root.Add(new DeleteCommand(terminal, options, composition));
        _root.Add(new RebuildCommand(terminal, options, composition));
        _root.Add(new GenerationsCommand(terminal, options, composition));
        _root.Add(new SwapCommand(terminal, options, composition));
        _root.Add(new RollbackCommand(terminal, options, composition));
        _root.Add(new PruneCommand(terminal, options, composition));
        _root.Add(new VerifyCommand(terminal, options, composition));
        _root.Add(new BackupCommand(terminal, options, composition));
        _root.Add(new RestoreCommand(terminal, options, composition));
        _root.Add(new ExportCommand(terminal, options, composition));
        _root.Add(new ImportCommand(terminal, options, composition));
        _root.Add(new CopyCommand(terminal, options, composition));
        _root.Add(new CompactCommand(terminal, options, composition));
        _root.Add(new SourcesCommand(terminal, options, composition));
        _root.Add(new SyncCommand(terminal, options, composition));
        _root.Add(new JobsCommand(terminal, options, composition));
        _root.Add(new ModelsCommand(terminal, options, composition));
        _root.Add(new EvalCommand(terminal, options, composition));
    }

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments after the program's name; none shows the help.</param>
    /// <param name="cancellationToken">Ends the command early.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        // A question or an id may begin with '@', which the parser would take for the name of a file full of arguments.
        var parse = _root.Parse(args.Count > 0 ? args : ["--help"], new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (ProblemOf(parse) is { } problem)
        {
            _terminal.Warn($"{problem.TrimEnd('.')}; see: {PathOf(parse.CommandResult)} --help");
            return ExitCodes.Usage;
        }

        try
        {
            return await parse.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = _terminal.Out.Profile.Out.Writer,
                    Error = _terminal.Error.Profile.Out.Writer,
                    EnableDefaultExceptionHandler = false,
                    // The caller of this method knows about signals.
                    ProcessTerminationTimeout = null,
                },
                cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _terminal.Warn("cancelled");
            return ExitCodes.Cancelled;
        }
        catch (SemanticSearchException e)
        {
            _terminal.Warn(e.Message);
            return ExitCodes.Of(e.Kind);
        }
        catch (Exception e) when (SettingsProblem.Of(e) is { } wrong)
        {
            _terminal.Warn(wrong);
            return ExitCodes.Usage;
        }
    }

    static string? ProblemOf(ParseResult parse)
    {
        if (parse.UnmatchedTokens.Count > 0)
            return $"there is no command or option '{parse.UnmatchedTokens[0]}'";
        if (parse.Errors.Count > 0)
            return string.Join(' ', parse.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        // The parser takes an option that it does not know for one more path or one more word of a question.
        var unknown = parse.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && IsLikeAnOption(token.Value));
        return unknown is null ? null : $"there is no option {unknown.Value}; write -- before words that begin so";
    }

    static bool IsLikeAnOption(string word) =>
        word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(word[2]) && !word.Any(char.IsWhiteSpace);

    static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "semsearch";
}
