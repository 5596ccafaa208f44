namespace SemanticSearch.Storage.Sqlite;

/// <summary>Refuses to write when little of a disk is left, before it is full.</summary>
/// <param name="folder">A folder on the disk.</param>
/// <param name="minimum">What must be free, in bytes; 0 if nothing need.</param>
/// <param name="free">Tells what is free; null for what the disk says.</param>
sealed class DiskReserve(string folder, long minimum, Func<string, long>? free = null)
{
    readonly Func<string, long> _free = free ?? (path => new DriveInfo(path).AvailableFreeSpace);

    /// <summary>Sees that enough is free.</summary>
    /// <exception cref="SemanticSearchException">It is not.</exception>
    public void Require()
    {
        if (minimum == 0)
            return;
        var left = _free(Path.GetFullPath(folder));
        if (left < minimum)
            throw new SemanticSearchException(
                ErrorKind.Storage,
                $"The disk of the data folder {folder} has {left >> 20} MiB left, less than the {minimum >> 20} MiB that are to stay free: "
                + $"free some space, or lower {SemanticSearchOptions.Section}:{nameof(SemanticSearchOptions.MinimumFreeBytes)}");
    }
}
