using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Cli;

namespace SemanticSearch.Tests.Support;

/// <summary>The command line in process, on a temporary folder with a data folder, a tiny model and what a test puts there.</summary>
sealed class CliScene : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public CliScene() => Model = TinyModel.Write(At("tiny"), "treaty", "border", "grain", "export", "summit", "embargo", "the", "of", ".");

    /// <summary>The model's folder.</summary>
    public string Model { get; }

    /// <summary>The data folder.</summary>
    public string Data => At("data");

    /// <summary>What commands read from standard input.</summary>
    public string Input { get; set; } = "";

    /// <summary>Columns of the terminal, or null where output and messages are piped.</summary>
    public int? Width { get; set; }

    /// <summary>Whether escape sequences are unwanted.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Replaces parts of the library.</summary>
    public Action<IServiceCollection>? Replace { get; set; }

    /// <summary>Hears of what is written to standard error.</summary>
    public Action? OnError { get; set; }

    public string At(string name) => _folder.At(name);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Runs a command on the data folder.</summary>
    public Task<CliRun> RunAsync(params IReadOnlyList<string> args) => RunAsync(TestContext.Current.CancellationToken, args);

    /// <summary>Runs a command on the data folder until it is cancelled.</summary>
    public Task<CliRun> RunAsync(CancellationToken cancellationToken, params IReadOnlyList<string> args) =>
        RunExactlyAsync(cancellationToken, ["--data", Data, .. args]);

    /// <summary>Runs these arguments and no others.</summary>
    public async Task<CliRun> RunExactlyAsync(CancellationToken cancellationToken, params IReadOnlyList<string> args)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Input));
        await using var output = new StringWriter();
        await using var error = new HeardWriter(OnError);
        var terminal = new Terminal(input, output, error, Width, Width, IsPlain);
        var exitCode = await new CommandLine(terminal, Replace).RunAsync(args, cancellationToken);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Indexes with the tiny model, which must go well.</summary>
    public async Task<CliRun> IndexAsync(params IReadOnlyList<string> args) =>
        (await RunAsync(["index", .. args, "--model", Model])).Exits(ExitCodes.Success);

    public void Dispose() => _folder.Dispose();

    sealed class HeardWriter(Action? heard) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            heard?.Invoke();
        }
    }
}
