using System.Diagnostics;
using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests;

/// <summary>Every failpoint ends a process that comes to it. The crash test tells what that does to an index.</summary>
public sealed class FailpointTests : IDisposable
{
    const int Killed = 128 + 9;

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. Failpoint.Names];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_failpoint_is_reached(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a process that is killed has no exit code of its own there");
        var text = _folder.Write("text.md", "The treaty was signed.");
        string[][] commands =
        [
            ["index", text],
            ["rebuild", "--chunk-tokens", "40"],
            ["backup", _folder.At("backup.zip")],
        ];

        var codes = new List<int>();
        foreach (var command in commands)
        {
            codes.Add(await RunAsync(command, name));
            if (codes[^1] == Killed)
                return;
            if (codes[^1] != 0)
                break;
        }

        Assert.Fail($"no command came to '{name}': exit codes {string.Join(", ", codes)}");
    }

    async Task<int> RunAsync(string[] command, string failpoint)
    {
        string[] arguments = [typeof(CommandLine).Assembly.Location, .. command, "--data", _folder.At("data")];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Failpoint.Variable] = failpoint;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(output, error, process.WaitForExitAsync(TestContext.Current.CancellationToken));
        return process.ExitCode;
    }
}
