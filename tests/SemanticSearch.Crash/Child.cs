using System.Diagnostics;

namespace SemanticSearch.Crash;

/// <summary>A process of one of the programs that lie beside this one, which is killed when its time has come.</summary>
sealed class Child : IAsyncDisposable
{
    const int KilledExitCode = 128 + 9;

    readonly Process _process;
    readonly CancellationTokenSource _over = new();

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="deadline">When it is killed.</param>
    /// <param name="environment">Environment variables that it has besides.</param>
    /// <param name="heard">Hears each line that it writes, of both streams.</param>
    public Child(
        string program,
        IEnumerable<string> arguments,
        Deadline deadline,
        IEnumerable<(string Name, string Value)> environment,
        Action<string> heard)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // An optimising compiler at work would take longer than what it is to make faster.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        if (deadline.Failpoint is { } failpoint)
            start.Environment[Failpoint.Variable] = failpoint;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data, heard);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, heard);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Ended = EndAsync(KillAsync(deadline.Delay));
    }

    /// <summary>Its end, when all that it wrote was heard: the exit code, or null if it was killed.</summary>
    public Task<int?> Ended { get; }

    /// <summary>Kills it if it still runs, and waits until it has let go of its files.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await Ended;
        _process.Dispose();
        _over.Dispose();
    }

    static void Hear(string? line, Action<string> heard)
    {
        if (line is not null)
            heard(line);
    }

    async Task<int?> EndAsync(Task killing)
    {
        await _process.WaitForExitAsync();
        await _over.CancelAsync();
        await killing;
        return _process.ExitCode == KilledExitCode ? null : _process.ExitCode;
    }

    async Task KillAsync(TimeSpan? delay)
    {
        try
        {
            if (delay is { } after)
            {
                await Task.Delay(after, _over.Token);
                _process.Kill();
            }
        }
        catch (OperationCanceledException)
        {
            // It ended by itself.
        }
    }
}
