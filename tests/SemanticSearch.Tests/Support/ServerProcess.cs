using System.Diagnostics;

namespace SemanticSearch.Tests.Support;

/// <summary>The server in a process of its own, on a port that nobody else has.</summary>
sealed class ServerProcess : IDisposable
{
    const string Listening = "Now listening on: ";

    readonly Process _process;
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts it without seeds; settings are those of the section <c>SemanticSearch</c>, without its name.</summary>
    public ServerProcess(string dataFolder, params IEnumerable<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "SemanticSearch.Api"), ["--Urls=http://127.0.0.1:0", "--FirstStart:Folder="])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings.Prepend(("DataFolder", dataFolder)))
            start.Environment[$"SemanticSearch__{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, _) => { };
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("the server ended before it listened"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>A client of it, once it listens.</summary>
    public async Task<HttpClient> ConnectAsync(CancellationToken cancellationToken) =>
        new() { BaseAddress = await _address.Task.WaitAsync(cancellationToken) };

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

    void Hear(string? line)
    {
        if (line?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
    }
}
