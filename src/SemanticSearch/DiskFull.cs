namespace SemanticSearch;

/// <summary>Tells a disk without space from other failures.</summary>
static class DiskFull
{
    // Windows wraps its error codes into HRESULTs; .NET on Unix reports errno as it is
    // (https://github.com/dotnet/runtime/blob/v10.0.0/src/libraries/Common/src/Interop/Unix/Interop.IOErrors.cs).
    const int WindowsDiskFull = unchecked((int)0x80070070);
    const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    const int UnixNoSpace = 28;
    const int LinuxQuotaExceeded = 122;

    /// <summary>Whether a failure of the file system is one.</summary>
    public static bool Is(Exception cause) =>
        cause is IOException { HResult: WindowsDiskFull or WindowsHandleDiskFull or UnixNoSpace or LinuxQuotaExceeded };
}
