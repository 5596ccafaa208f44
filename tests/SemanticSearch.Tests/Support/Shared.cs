namespace SemanticSearch.Tests.Support;

/// <summary>
/// Finds <c>../shared</c>, the folder of models, corpora and judged sets beside the repository, which most machines do not have.
/// The environment variable <c>SEMSEARCH_SHARED</c> names another place.
/// </summary>
static class Shared
{
    /// <summary>The repository's root: the folder of <c>SemanticSearch.sln</c>.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The path of a file or folder in <c>../shared</c>; skips the test if it is not there.</summary>
    public static string Path(params string[] parts)
    {
        var path = Find(parts);
        Assert.SkipUnless(path is not null, $"../shared/{string.Join('/', parts)} is not there");
        return path!;
    }

    /// <summary>The path of a file or folder in <c>../shared</c>, or null.</summary>
    public static string? Find(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("SEMSEARCH_SHARED") is { Length: > 0 } named
            ? named
            : System.IO.Path.Combine(Repository, "..", "shared");
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine([root, .. parts]));
        return System.IO.Path.Exists(path) ? path : null;
    }

    static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "SemanticSearch.sln")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the repository");
        return folder;
    }
}
