using System.Security.Cryptography;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources;

/// <summary>What is different between a source as it is and as it was last seen: size and time first, bytes only where these differ.</summary>
sealed class FileComparison
{
    // File systems keep times so coarse that a file may be written twice in one tick.
    static readonly TimeSpan Granularity = TimeSpan.FromSeconds(2);

    readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    /// <summary>Files to read, with the hash of their bytes; null where these could not be read.</summary>
    public List<(FoundFile File, byte[]? Hash)> ToRead { get; } = [];

    /// <summary>The earlier state of files that moved, by their new path.</summary>
    public Dictionary<string, KnownFile> Moved { get; } = new(StringComparer.Ordinal);

    /// <summary>The earlier state of files that are read again, by their path.</summary>
    public Dictionary<string, KnownFile> Before { get; } = new(StringComparer.Ordinal);

    /// <summary>Files whose bytes are as they were and whose time is not.</summary>
    public List<KnownFile> Touched { get; } = [];

    /// <summary>Files that are gone, and have not moved.</summary>
    public List<KnownFile> Gone { get; } = [];

    /// <summary>How many are as they were.</summary>
    public int Unchanged { get; private set; }

    /// <summary>How many have changed, and are left as they were for now.</summary>
    public int Waiting { get; private set; }

    /// <summary>When the look began: what was written later may not have been seen.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Documents of files that are gone, and whose bytes are at no path that is known already: a sync that was stopped may have
    /// written what moved and not yet removed what it was.</summary>
    public int LostDocuments => Gone.Where(file => !_kept.Contains(Convert.ToHexString(file.Hash.Span))).Sum(file => file.Documents.Count);

    /// <summary>Compares.</summary>
    /// <param name="scan">What there is.</param>
    /// <param name="known">What there was, by path.</param>
    /// <param name="rereads">Whether files that have not changed may still give other documents.</param>
    /// <param name="isDeleted">Whether somebody deleted all documents of a file: they stay away until it changes.</param>
    /// <param name="options">Which files are read.</param>
    /// <param name="now">The time before the scan.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<FileComparison> OfAsync(
        SourceScan scan,
        IReadOnlyDictionary<string, KnownFile> known,
        bool rereads,
        Func<KnownFile, bool> isDeleted,
        SyncOptions options,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var comparison = new FileComparison { SeenAt = now };
        foreach (var file in scan.Files.Values)
        {
            var before = known.GetValueOrDefault(file.Path);
            var readsAgain = (rereads && !(before is not null && isDeleted(before))) || (options.RetriesFailed && before?.HasFailed == true);
            if (before is not null && !readsAgain && IsAsSeen(before, file))
                comparison.Keep(before);
            else if (options.IsSettled?.Invoke(file) == false)
                comparison.Waiting++;
            else
                comparison.Add(file, before, readsAgain, await HashAsync(file, cancellationToken));
        }

        comparison.Match(known.Values.Where(file => !scan.Files.ContainsKey(file.Path) && !IsBeneath(scan, file.Path)));
        return comparison;
    }

    static bool IsAsSeen(KnownFile before, FoundFile file) =>
        before.Size == file.Size && before.ModifiedAt == file.ModifiedAt && before.ModifiedAt < before.SeenAt - Granularity;

    static bool IsBeneath(SourceScan scan, string path) =>
        scan.Unlisted.Any(folder => path.StartsWith(folder.Location! + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    void Keep(KnownFile file)
    {
        Unchanged++;
        _kept.Add(Convert.ToHexString(file.Hash.Span));
    }

    void Add(FoundFile file, KnownFile? before, bool readsAgain, byte[]? hash)
    {
        if (before is null || readsAgain || hash is null || !before.Hash.Span.SequenceEqual(hash))
        {
            ToRead.Add((file, hash));
            if (before is not null)
                Before.Add(file.Path, before);
            return;
        }

        Keep(before);
        Touched.Add(before with { Size = file.Size, ModifiedAt = file.ModifiedAt, SeenAt = SeenAt });
    }

    // Each file that is gone stands for one that came: copies of one text are two documents.
    void Match(IEnumerable<KnownFile> gone)
    {
        var byHash = gone.ToLookup(file => Convert.ToHexString(file.Hash.Span), StringComparer.Ordinal)
            .ToDictionary(files => files.Key, files => new Queue<KnownFile>(files), StringComparer.Ordinal);
        foreach (var (file, hash) in ToRead)
        {
            if (hash is not null && byHash.GetValueOrDefault(Convert.ToHexString(hash)) is { Count: > 0 } same)
                Moved.Add(file.Path, same.Dequeue());
        }

        Gone.AddRange(byHash.Values.SelectMany(files => files));
    }

    static async Task<byte[]?> HashAsync(FoundFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await file.Content.OpenAsync(cancellationToken);
            return await SHA256.HashDataAsync(stream, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SemanticSearchException)
        {
            // It fails again where it is read, with its reason.
            return null;
        }
    }
}
