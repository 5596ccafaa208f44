namespace SemanticSearch;

/// <summary>Puts into words why a file that a user named cannot be written, and what to do.</summary>
static class PlaceFailure
{
    /// <summary>The failure of <see cref="ErrorKind.Storage"/> that a failure of the file system is to whoever named the place.</summary>
    /// <param name="cause">What writing, or a <see cref="PartialFile"/> of it, threw.</param>
    /// <param name="place">The file.</param>
    public static SemanticSearchException Of(Exception cause, string place) =>
        new(ErrorKind.Storage, $"'{place}' cannot be written: {Reason(cause, place)}", cause);

    static string Reason(Exception cause, string place) => Path.GetDirectoryName(Path.GetFullPath(place)) switch
    {
        { } folder when File.Exists(folder) => $"'{folder}' is a file and no folder; name another place",
        { } folder when !Directory.Exists(folder) => $"the folder '{folder}' is not there; make it, or name another place",
        _ when Directory.Exists(place) => "it is a folder; name a file",
        _ when DiskFull.Is(cause) => "the disk is full; free some space, or name another place",
        { } folder when cause is UnauthorizedAccessException =>
            $"this user may not write into the folder '{folder}'; give it the right, or name another place",
        _ => $"{PartialFile.WithPlaces(cause.Message).TrimEnd('.')}; check the disk, or name another place",
    };
}
