namespace SemanticSearch;

/// <summary>The folder in which the index and models lie. Nothing in it is a document, wherever it is.</summary>
static class DataFolder
{
    /// <summary>The name of the index.</summary>
    public const string IndexName = "index.db";

    /// <summary>Whether a folder is one, with an index in it.</summary>
    public static bool IsOne(string folder) => File.Exists(Path.Combine(folder, IndexName));
}
