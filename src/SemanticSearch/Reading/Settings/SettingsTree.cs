namespace SemanticSearch.Reading.Settings;

/// <summary>The settings of a folder and of those beneath, all loaded before the first document is looked at: a mistake in any of them is
/// told at once.</summary>
sealed class SettingsTree
{
    /// <summary>The name of a folder's settings.</summary>
    public const string FileName = "semsearch.yaml";

    readonly Dictionary<string, SettingsFile> _files = new(StringComparer.Ordinal);

    SettingsTree()
    {
    }

    /// <summary>What is in force in the folder itself, or null for nothing.</summary>
    public FolderSettings? Root { get; private init; }

    /// <summary>Loads the settings of a folder.</summary>
    /// <param name="folder">Its absolute path.</param>
    /// <param name="given">A file with settings for it from elsewhere, or null; they win over the folder's own.</param>
    /// <param name="isDeep">Whether folders beneath are looked at.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: settings are wrong, or a table that they name is;
    /// <see cref="ErrorKind.NotFound"/>: the given file is not there.</exception>
    public static SettingsTree Load(string folder, string? given, bool isDeep)
    {
        FolderSettings? root = null;
        var own = Path.Combine(folder, FileName);
        if (File.Exists(own))
            root = FolderSettings.Of(null, SettingsParser.Load(own, folder));
        if (given is not null)
            root = FolderSettings.Of(root, SettingsParser.Load(Path.GetFullPath(given), folder));
        var tree = new SettingsTree { Root = root };
        if (isDeep)
            tree.LoadBeneath(folder);
        return tree;
    }

    /// <summary>What is in force in a folder of the tree.</summary>
    /// <param name="above">What is in force in the folder above it.</param>
    /// <param name="folder">Its absolute path.</param>
    public FolderSettings? Within(FolderSettings? above, string folder) =>
        _files.TryGetValue(folder, out var own) ? FolderSettings.Of(above, own) : above;

    void LoadBeneath(string root)
    {
        var open = new Stack<string>(FoldersOf(root));
        while (open.TryPop(out var folder))
        {
            var own = Path.Combine(folder, FileName);
            if (File.Exists(own))
                _files.Add(folder, SettingsParser.Load(own, folder));
            foreach (var beneath in FoldersOf(folder))
                open.Push(beneath);
        }
    }

    // A folder that cannot be listed is told of when its documents are looked for.
    static List<string> FoldersOf(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder)
                .EnumerateDirectories()
                .Where(beneath => beneath.Name[0] != '.' && beneath.LinkTarget is null)
                .Select(beneath => beneath.FullName)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
