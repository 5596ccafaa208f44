using System.Diagnostics;

namespace SemanticSearch.Tests.Support;

/// <summary><c>semsearch</c> in a process of its own. What it reads from standard input stays open until <see cref="EndAsync"/>.</summary>
sealed class CliProcess : IDisposable
{
    readonly Process _process;
    readonly Task<string> _out;
    readonly Task<string> _error;

    public CliProcess(params IReadOnlyList<string> args)
        : this([], args)
    {
    }

    /// <summary>Starts it with environment variables besides.</summary>
    public CliProcess(IEnumerable<(string Name, string Value)> environment, IReadOnlyList<string> args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "semsearch"), args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _out = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Writes the rest of standard input, and waits for the end.</summary>
    public async Task<CliRun> EndAsync(string input, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellationToken);
        return new CliRun(_process.ExitCode, await _out, await _error);
    }

    /// <summary>Waits until it is gone.</summary>
    public Task GoneAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>Ends it as a lack of memory would.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
