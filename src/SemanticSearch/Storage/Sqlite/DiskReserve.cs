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

    /// <summary>Sees that there is room for something that takes much at once, whatever is to stay free.</summary>
    /// <param name="work">What takes it, as the message begins.</param>
    /// <param name="bytes">How much it takes.</param>
    /// <param name="place">A folder on the disk that it takes it of; null for the reserve's.</param>
    /// <exception cref="SemanticSearchException">There is not.</exception>
    public void RequireRoom(string work, long bytes, string? place = null)
    {
        var asked = Path.GetFullPath(place ?? folder);
        var left = _free(asked);
        if (left < bytes)
            throw new SemanticSearchException(
                ErrorKind.Storage,
                $"{work} takes {(bytes >> 20) + 1} MiB on the disk of {asked}, which has {left >> 20} MiB left: free some space"
                + (place is null ? "" : ", or name another place"));
    }
}
