namespace SemanticSearch.Crash;

/// <summary>Where the index of a data folder lies: in it, or in a Qdrant under the folder's name.</summary>
/// <param name="qdrant">Where the Qdrant speaks gRPC; null for SQLite.</param>
sealed class IndexSettings(Uri? qdrant)
{
    /// <summary>Whether it lies in the data folder.</summary>
    public bool IsEmbedded => qdrant is null;

    /// <summary>Whether backups are the index's own.</summary>
    public bool CanBackUp => IsEmbedded;

    /// <summary>The settings, without the name of their section.</summary>
    public IEnumerable<(string Key, string Value)> Of(string dataFolder) => qdrant is null
        ? [("DataFolder", dataFolder)]
        : [("DataFolder", dataFolder), ("Storage", "Qdrant"), ("Qdrant:Address", qdrant.ToString()), ("Qdrant:Prefix", Path.GetFileName(dataFolder))];

    /// <summary>The same as environment variables.</summary>
    public IEnumerable<(string Name, string Value)> EnvironmentOf(string dataFolder) => Of(dataFolder).Select(setting => (
        $"{SemanticSearchOptions.Section}__{setting.Key.Replace(":", "__", StringComparison.Ordinal)}", setting.Value));
}
