namespace SemanticSearch.Reading.Archives;

/// <summary>Judges the names of archive entries, which are anybody's writing.</summary>
static class EntryPath
{
    /// <summary>The segments of a name, without empty ones and <c>.</c>; a backslash parts like a slash, as Windows writes it.</summary>
    public static string[] Segments(string name) =>
        [.. name.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".")];

    /// <summary>Why an entry of that name is not read, or null. Nothing is ever unpacked to disk, but an archive with such names is an
    /// attack on those who do.</summary>
    public static string? Problem(string name)
    {
        if (name is ['/' or '\\', ..] || (name is [var drive, ':', ..] && char.IsAsciiLetter(drive)))
            return "has an absolute path, which an archive must not hold; pack it again";
        return Segments(name).Contains("..") ? "has a path that climbs out of the archive; pack it again" : null;
    }

    /// <summary>Whether a name is of what systems leave in archives: dot files and the resource forks of macOS.</summary>
    public static bool IsHidden(string name) => Segments(name).Any(segment => segment is ['.', not '.', ..] or "__MACOSX");

    /// <summary>The id of an entry: that of its container, a slash, and its path with <c>_</c> for what ids must not contain.</summary>
    public static string IdOf(string containerId, string name)
    {
        var segments = Segments(name).Select(segment => segment == ".." ? "__" : FileIds.Sanitize(segment));
        var path = string.Join('/', segments);
        return FileIds.Shorten($"{containerId}/{(path.Length > 0 ? path : "_")}");
    }

    /// <summary>Where an entry lies.</summary>
    public static string? LocationOf(string? container, string name) => container is null ? null : $"{container}!/{name}";
}
