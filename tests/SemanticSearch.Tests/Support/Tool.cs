namespace SemanticSearch.Tests.Support;

/// <summary>Programs that some tests need and few machines have.</summary>
static class Tool
{
    /// <summary>Whether a program of that name is on the path.</summary>
    public static bool IsInstalled(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, name)));
}
