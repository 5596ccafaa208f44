namespace SemanticSearch.Embedding.Catalog;

/// <summary>Tells the failures of a file system apart and puts them into words.</summary>
static class DiskFailure
{
    // As those of DiskFull.
    const int WindowsSharingViolation = unchecked((int)0x80070020);
    const int LinuxWouldBlock = 11;
    const int MacWouldBlock = 35;

    /// <summary>Whether an exception comes from the file system.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>Whether a file could not be opened because another handle holds it exclusively.</summary>
    public static bool IsLocked(IOException e) => e.HResult is WindowsSharingViolation or LinuxWouldBlock or MacWouldBlock;

    /// <summary>The failure as an error of kind <see cref="ErrorKind.Storage"/> that names the path and what to do.</summary>
    public static SemanticSearchException Of(Exception e, string path) => new(ErrorKind.Storage, e switch
    {
        UnauthorizedAccessException => $"No permission to write {path}; give this user the right, or choose another data folder.",
        _ when DiskFull.Is(e) =>
            $"The disk is full: {path} could not be written. Free some space and try again; what was downloaded is kept.",
        _ => $"{path} could not be read or written: {e.Message}",
    }, e);
}
