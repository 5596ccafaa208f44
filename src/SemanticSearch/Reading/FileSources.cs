using SemanticSearch.Reading.Archives;
using SemanticSearch.Reading.Settings;

namespace SemanticSearch.Reading;

/// <summary>Finds the documents of a file or a folder.</summary>
public static class FileSources
{
    static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0 };

    /// <summary>
    /// The sources under <paramref name="path"/>, in the ordinal order of their paths, found as they are asked for.
    /// <para>A file gives itself, whatever its name, with its file name as id. A folder gives the files of every depth that have an
    /// extension some format reads, archives and tables among them, with the id <c>folder name/relative path</c>; names that begin with
    /// a dot are passed over, and folders with an index, and links to folders are not followed, so that a loop of links ends. What an id must not contain becomes <c>_</c>, and another
    /// <c>_</c> is added where two names of a folder would become one.</para>
    /// <para>A folder that cannot be listed gives one source, which fails when it is read: the others are still found.</para>
    /// <para>Folders may hold settings, see <see cref="FolderSettings"/>; settings and what tells of other files are no documents.</para>
    /// </summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is neither a file nor a folder;
    /// <see cref="ErrorKind.InvalidRequest"/>: settings are wrong.</exception>
    public static IEnumerable<DocumentSource> Enumerate(string path) => Enumerate(path, settingsFile: null);

    /// <summary>As <see cref="Enumerate(string)"/>, with settings from elsewhere, which win over those in the folder itself.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="settingsFile">The settings' file, or null for none.</param>
    public static IEnumerable<DocumentSource> Enumerate(string path, string? settingsFile)
    {
        var location = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(location))
        {
            var settings = SettingsTree.Load(Path.GetDirectoryName(location)!, settingsFile, isDeep: false).Root;
            return [DocumentSource.FromFile(FileIds.Sanitize(Path.GetFileName(location)), location, settings)];
        }
        if (Directory.Exists(location))
        {
            var tree = SettingsTree.Load(location, settingsFile, isDeep: true);
            return Walk(new Entry(FileIds.Sanitize(Path.GetFileName(location)), location, IsFolder: true, tree.Root), tree);
        }
        throw new SemanticSearchException(ErrorKind.NotFound, $"'{path}': there is no such file or folder; check the path");
    }

    static IEnumerable<DocumentSource> Walk(Entry root, SettingsTree tree)
    {
        var open = new Stack<Entry>([root]);
        while (open.TryPop(out var entry))
        {
            if (!entry.IsFolder)
            {
                yield return DocumentSource.FromFile(FileIds.Shorten(entry.Id), entry.Path, entry.Settings);
                continue;
            }

            var (entries, failure) = List(entry, tree);
            if (failure is not null)
                yield return failure;
            for (var i = entries.Count - 1; i >= 0; i--)
                open.Push(entries[i]);
        }
    }

    static (List<Entry> Entries, DocumentSource? Failure) List(Entry folder, SettingsTree tree)
    {
        try
        {
            var items = new DirectoryInfo(folder.Path).EnumerateFileSystemInfos("*", Everything)
                .Where(item => IsWanted(item) && (item is DirectoryInfo || IsRead(folder.Settings, item)))
                .ToList();
            var segments = FileIds.Segments(items.ConvertAll(item => item.Name));
            var entries = items.ConvertAll(item => new Entry(
                folder.Id is "" ? segments[item.Name] : $"{folder.Id}/{segments[item.Name]}",
                item.FullName,
                item is DirectoryInfo,
                item is DirectoryInfo ? tree.Within(folder.Settings, item.FullName) : folder.Settings));
            entries.Sort(static (a, b) => string.CompareOrdinal(a.SortKey, b.SortKey));
            return (entries, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var id = FileIds.Shorten(folder.Id is "" ? "_" : folder.Id);
            return ([], new DocumentSource(id, _ => ValueTask.FromException<Stream>(e)) { Location = folder.Path });
        }
    }

    static bool IsWanted(FileSystemInfo item) => item.Name[0] != '.' && item switch
    {
        DirectoryInfo => item.LinkTarget is null && !DataFolder.IsOne(item.FullName),
        _ => (DocumentFormats.ReadsExtensionOf(item.Name) || ContainerKinds.Takes(item.Name, item.FullName))
            && !Sidecar.IsName(item.Name)
            && item.Name != SettingsTree.FileName,
    };

    // What an archive holds is chosen among when it is opened.
    static bool IsRead(FolderSettings? settings, FileSystemInfo file) =>
        settings is null || (ContainerKinds.IsArchive(file.Name) ? !settings.Excludes(file.FullName) : settings.Reads(file.FullName));

    /// <summary>A file or folder on the way.</summary>
    /// <param name="Id">Its id, not yet shortened.</param>
    /// <param name="Path">Its absolute path.</param>
    /// <param name="IsFolder">Whether it has entries of its own.</param>
    /// <param name="Settings">What is in force there.</param>
    readonly record struct Entry(string Id, string Path, bool IsFolder, FolderSettings? Settings)
    {
        // A folder sorts as its files do, with the separator: "a-b.txt" comes before "a/b.txt".
        public string SortKey => IsFolder ? Id + "/" : Id;
    }
}
