using System.Text.Json;

namespace SemanticSearch.Reading.Settings;

/// <summary>
/// The settings in force in a folder: those of its own file <c>semsearch.yaml</c> and of the folders above it, each setting from the nearest
/// file that has it, <c>fields</c> one by one. Immutable; safe from any thread.
/// </summary>
sealed class FolderSettings
{
    // The farthest first.
    readonly IReadOnlyList<SettingsFile> _files;

    FolderSettings(IReadOnlyList<SettingsFile> files) => _files = files;

    /// <summary>The settings of a folder whose own file comes nearest.</summary>
    /// <param name="above">What is in force above it, or null.</param>
    /// <param name="own">Its own file.</param>
    public static FolderSettings Of(FolderSettings? above, SettingsFile own) => new([.. above?._files ?? [], own]);

    /// <summary>Whether a file is read, by the nearest <c>include</c> and <c>exclude</c>.</summary>
    /// <param name="location">Its absolute path, with <c>!/entry</c> for a part of an archive.</param>
    public bool Reads(string location)
    {
        var (including, include) = Nearest(file => file.Include);
        return (include is null || include.Any(glob => glob.Matches(RelativePath(including!, location)))) && !Excludes(location);
    }

    /// <summary>Whether a file is left out, by the nearest <c>exclude</c> or because it is a table that is joined.</summary>
    /// <param name="location">Its absolute path, with <c>!/entry</c> for a part of an archive.</param>
    public bool Excludes(string location)
    {
        var (excluding, exclude) = Nearest(file => file.Exclude);
        return exclude?.Any(glob => glob.Matches(RelativePath(excluding!, location))) == true
            || _files.Any(file => file.Joins?.Any(join => join.TablePath == location) == true);
    }

    /// <summary>What the settings say of a document, by where it lies or, if it is handed over, by its id.</summary>
    public FolderDetails DetailsOf(DocumentSource source)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var (naming, patterns) = Nearest(file => file.FileNames);
        if (patterns is not null)
        {
            var path = RelativePath(naming!, source.Location ?? source.Id);
            Put(fields, patterns.Select(pattern => pattern.Read(path)).FirstOrDefault(found => found is not null) ?? []);
        }
        var missing = new List<string>();
        foreach (var join in Nearest(file => file.Joins).Value ?? [])
        {
            if (join.Find(fields) is { } row)
                Put(fields, row);
            else
                missing.Add(join.TablePath);
        }
        foreach (var file in _files)
            Put(fields, file.Fields);
        return new FolderDetails(
            fields, Nearest(file => file.Titles).Value ?? [], Nearest(file => file.Dates).Value, missing);
    }

    (SettingsFile? File, T? Value) Nearest<T>(Func<SettingsFile, T?> setting)
        where T : class
    {
        for (var i = _files.Count - 1; i >= 0; i--)
        {
            if (setting(_files[i]) is { } value)
                return (_files[i], value);
        }
        return (null, null);
    }

    static void Put(Dictionary<string, JsonElement> fields, IEnumerable<KeyValuePair<string, JsonElement>> layer)
    {
        foreach (var (field, value) in layer)
            fields[field] = value;
    }

    static string RelativePath(SettingsFile file, string location)
    {
        var path = location.Replace('\\', '/').Replace("!/", "/", StringComparison.Ordinal);
        var folder = file.Folder.Replace('\\', '/').TrimEnd('/') + "/";
        return path.StartsWith(folder, StringComparison.Ordinal) ? path[folder.Length..] : path;
    }
}
