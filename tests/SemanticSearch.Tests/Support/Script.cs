using System.Diagnostics;

namespace SemanticSearch.Tests.Support;

/// <summary>Runs a program that is not ours to its end.</summary>
static class Script
{
    /// <summary>What it writes to standard output; it must succeed.</summary>
    public static async Task<string> RunAsync(string program, IReadOnlyList<string> args, string folder, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', args)} ended with {process.ExitCode}:\n{await output}\n{await error}");
        return await output;
    }
}
