namespace SemanticSearch.Storage;

/// <summary>The folder that the embedded index lies in.</summary>
static class DataFolder
{
    /// <summary>The name of the index.</summary>
    public const string IndexName = "index.db";

    /// <summary>Whether a folder is one, with an index in it.</summary>
    public static bool IsOne(string folder) => File.Exists(Path.Combine(folder, IndexName));
}
