using System.Text.Json;

namespace SemanticSearch.Tests.Support;

/// <summary>What a run of <c>semsearch</c> left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>Standard output as one JSON value.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Out);

    /// <summary>The one line of standard error, without the program's name.</summary>
    public string Message
    {
        get
        {
            const string Name = "semsearch: ";
            var line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.StartsWith(Name, line, StringComparison.Ordinal);
            return line[Name.Length..];
        }
    }

    /// <summary>This run, if it had the expected exit code.</summary>
    public CliRun Exits(int expected)
    {
        Assert.True(ExitCode == expected, $"expected exit code {expected}, got {ExitCode}: {Out}{Error}");
        return this;
    }
}
