using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SemanticSearch.Cli;

/// <summary>
/// Where a command reads and writes: results go to <see cref="Out"/>, all else to <see cref="Error"/>. Colour and progress bars are for
/// a person at a terminal; what is piped has neither, and lines of any length.
/// </summary>
sealed class Terminal
{
    // Wider than any line that is printed, so that nothing is wrapped; a table or a paragraph takes only the width that it needs.
    const int PipeWidth = 1_000_000;

    readonly TextWriter _output;

    /// <summary>A terminal on these streams.</summary>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes messages and progress.</param>
    /// <param name="outputWidth">Columns of the screen behind <paramref name="output"/>, or null if it is piped.</param>
    /// <param name="errorWidth">Columns of the screen behind <paramref name="error"/>, or null if it is piped.</param>
    /// <param name="isPlain">Whether escape sequences are unwanted, although there may be a screen.</param>
    public Terminal(
        Stream input, TextWriter output, TextWriter error, int? outputWidth = null, int? errorWidth = null, bool isPlain = false)
    {
        _output = output;
        Input = input;
        Out = ConsoleOn(output, outputWidth, isPlain);
        Error = ConsoleOn(error, errorWidth, isPlain);
        HasProgress = errorWidth is not null && !isPlain;
    }

    /// <summary>Standard input, as bytes: whoever reads it knows their encoding better.</summary>
    public Stream Input { get; }

    /// <summary>Results for people.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>Messages for people.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Whether a progress bar can be shown.</summary>
    public bool HasProgress { get; }

    /// <summary>The terminal of this process; plain where <c>NO_COLOR</c> (https://no-color.org) is set or the terminal is dumb.</summary>
    public static Terminal OfProcess() => new(
        Console.OpenStandardInput(),
        Console.Out,
        Console.Error,
        Console.IsOutputRedirected ? null : ScreenWidth(),
        Console.IsErrorRedirected ? null : ScreenWidth(),
        Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb");

    /// <summary>Writes a result for people, moved to the right by <paramref name="indent"/> columns.</summary>
    public void Write(IRenderable result, int indent = 0) => Out.Write(new Block(result, indent));

    /// <summary>Writes a line of a result for people.</summary>
    public void WriteLine(string line) => Out.Write(new Line(line));

    /// <summary>Writes a result for programs: one line of JSON.</summary>
    public void WriteJson<T>(T value) => _output.WriteLine(CliJson.Write(value));

    /// <summary>Writes a line of JSON that is at hand as UTF-8.</summary>
    public void WriteJsonLine(ReadOnlySpan<byte> json) => _output.WriteLine(Encoding.UTF8.GetString(json));

    /// <summary>Writes one line to <see cref="Error"/>, named as from this program.</summary>
    public void Warn(string message) => Note($"semsearch: {message}");

    /// <summary>Writes a line to <see cref="Error"/> that says nothing is wrong.</summary>
    public void Note(string line) => Error.Write(new Line(line));

    /// <summary>Does work with a display of what it does, its bar, its share and its time.</summary>
    /// <param name="wanted">Whether somebody wants to see it.</param>
    /// <param name="work">The work; its argument is null if nobody watches.</param>
    public Task<T> WithProgressAsync<T>(bool wanted, Func<ProgressContext?, Task<T>> work) => WithProgressAsync(
        wanted, [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()], work);

    /// <summary>Does work with a progress display, or without one where none can be shown or <paramref name="wanted"/> is false.</summary>
    /// <param name="wanted">Whether somebody wants to see it.</param>
    /// <param name="columns">The columns of the display.</param>
    /// <param name="work">The work; its argument is null if nobody watches.</param>
    public Task<T> WithProgressAsync<T>(bool wanted, ProgressColumn[] columns, Func<ProgressContext?, Task<T>> work) =>
        wanted && HasProgress
            ? Error.Progress().AutoClear(true).Columns(columns).StartAsync(context => work(context))
            : work(null);

    static IAnsiConsole ConsoleOn(TextWriter writer, int? width, bool isPlain)
    {
        var hasAnsi = width is not null && !isPlain;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = hasAnsi ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasAnsi ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = hasAnsi ? InteractionSupport.Yes : InteractionSupport.No,
            // Build servers would otherwise be given escape sequences through a pipe.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width ?? PipeWidth;
        return console;
    }

    static int ScreenWidth() => Console.WindowWidth is > 0 and var width ? width : 80;
}
