using System.Text.RegularExpressions;

namespace SemanticSearch;

/// <summary>
/// A new file beside the place that it is meant for, under a name that nothing had, so that no file of anybody's is written over and a place
/// is never half written. It is deleted unless it was put there; a process that is killed leaves it.
/// </summary>
sealed partial class PartialFile : IDisposable
{
    PartialFile(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes an empty one.</summary>
    /// <param name="place">Where it is meant to come to.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static PartialFile For(string place)
    {
        var path = $"{place}.{System.IO.Path.GetRandomFileName()}.partial";
        using (new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            return new PartialFile(path);
    }

    /// <summary>A message with the places of such files where it names the files, which nobody else knows of.</summary>
    public static string WithPlaces(string message) => NameEnd().Replace(message, "");

    /// <summary>Puts it in its place.</summary>
    /// <exception cref="IOException">There is something, which may not be overwritten.</exception>
    public void MoveTo(string place, bool overwrite) => File.Move(Path, place, overwrite);

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);

    [GeneratedRegex(@"\.[0-9a-z]{8}\.[0-9a-z]{3}\.partial")]
    private static partial Regex NameEnd();
}
