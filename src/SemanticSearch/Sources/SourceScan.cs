using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using SemanticSearch.Reading;
using SemanticSearch.Reading.Settings;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources;

/// <summary>What a source has now, without a look into any file.</summary>
/// <param name="Files">The files, by their paths.</param>
/// <param name="Unlisted">Folders that could not be listed, as sources that fail: of what is beneath nobody knows whether it is gone.</param>
/// <param name="Surroundings">A fingerprint of what decides documents beside their own files: settings, tables, sidecars, the version of
/// reading.</param>
sealed record SourceScan(
    IReadOnlyDictionary<string, FoundFile> Files, IReadOnlyList<DocumentSource> Unlisted, string Surroundings)
{
    static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Looks at a source.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: it is not there, as where a disk is not mounted;
    /// <see cref="ErrorKind.InvalidRequest"/>: settings are wrong; <see cref="ErrorKind.Unavailable"/>: it cannot be looked at.</exception>
    public static SourceScan Of(Source source, CancellationToken cancellationToken)
    {
        try
        {
            return Look(source, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SemanticSearchException(
                ErrorKind.Unavailable,
                $"'{source.Location}' cannot be looked at ({e.Message.TrimEnd('.')}); make it and what is beside it readable, and see that it is not being moved",
                e);
        }
    }

    static SourceScan Look(Source source, CancellationToken cancellationToken)
    {
        var include = source.Include.Select(pattern => new GlobPattern(pattern)).ToList();
        var exclude = source.Exclude.Select(pattern => new GlobPattern(pattern)).ToList();
        var files = new Dictionary<string, FoundFile>(StringComparer.Ordinal);
        var (unlisted, documents) = (new List<DocumentSource>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var content in FileSources.Enumerate(source.Location, source.Settings))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = content.Location!;
            documents.Add(path);
            var relative = Path.GetRelativePath(source.Location, path).Replace('\\', '/');
            if (Directory.Exists(path))
                unlisted.Add(content);
            else if ((include.Count == 0 || path == source.Location || include.Exists(pattern => pattern.Matches(relative)))
                && !exclude.Exists(pattern => pattern.Matches(relative)))
                Add(files, path, content);
        }

        return new SourceScan(files, unlisted, FingerprintOf(source, documents, cancellationToken));
    }

    static void Add(Dictionary<string, FoundFile> files, string path, DocumentSource content)
    {
        var info = new FileInfo(path);
        // One that vanished since the folder was listed is gone.
        if (info.Exists)
            files[path] = new FoundFile(path, info.Length, ToTheMillisecond(info.LastWriteTimeUtc), content);
    }

    static DateTimeOffset ToTheMillisecond(DateTime time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(new DateTimeOffset(time).ToUnixTimeMilliseconds());

    static string FingerprintOf(Source source, HashSet<string> documents, CancellationToken cancellationToken)
    {
        var lines = new List<string> { $"reading {GivenDetails.ReadingVersion}" };
        if (source.Settings is { } settings)
            lines.Add(LineOf(new FileInfo(settings)));
        foreach (var file in OthersOf(source, documents))
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines.Add(LineOf(file));
        }

        lines.Sort(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    // What settings and formats may read beside a document: it is not worth knowing which of them do. Hidden folders are none of it, nor one in
    // which an index lies, whose files change with every sync.
    static IEnumerable<FileInfo> OthersOf(Source source, HashSet<string> documents)
    {
        if (Directory.Exists(source.Location))
            return new FileSystemEnumerable<FileInfo>(source.Location, static (ref entry) => (FileInfo)entry.ToFileSystemInfo(), Everything)
            {
                ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && entry.FileName[0] != '.' && !documents.Contains(entry.ToFullPath()),
                ShouldRecursePredicate = (ref entry) => entry.FileName[0] != '.' && !DataFolder.IsOne(entry.ToFullPath()),
            };
        return new FileInfo(source.Location).Directory!.EnumerateFiles()
            .Where(file => file.Name == SettingsTree.FileName || Sidecar.IsName(file.Name));
    }

    static string LineOf(FileInfo file) => file.Exists
        ? string.Create(CultureInfo.InvariantCulture, $"{file.FullName}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}")
        : file.FullName;
}
