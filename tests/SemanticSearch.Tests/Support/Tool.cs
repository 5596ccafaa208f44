namespace SemanticSearch.Tests.Support;

/// <summary>Programs that some tests need and few machines have.</summary>
static class Tool
{
    /// <summary>Whether a program of that name is on the path.</summary>
    public static bool IsInstalled(string name) => Find(name) is not null;

    /// <summary>Where a program of that name is on the path, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
