using System.Runtime.InteropServices;

namespace SemanticSearch.Sources.Watching;

/// <summary>
/// Tells files that may still be being written from those that can be read: size and time of the latter have stood still for a while, by the
/// file's own time or, where that is in the future, by what was seen here.
/// </summary>
/// <param name="settle">How long they must have stood still.</param>
/// <param name="time">Tells the time, and measures by a clock that only goes forward.</param>
sealed class SettlingFiles(TimeSpan settle, TimeProvider time)
{
    readonly Dictionary<string, Sight> _waiting = new(StringComparer.Ordinal);

    /// <summary>How long it is until the next of those that wait may be read, zero or less if now; null if none waits.</summary>
    public TimeSpan? Remaining => _waiting.Count == 0 ? null : settle - _waiting.Values.Max(sight => time.GetElapsedTime(sight.Since));

    /// <summary>Whether a file can be read; if not, it waits from now on.</summary>
    public bool IsSettled(FoundFile file)
    {
        if (time.GetUtcNow() - file.ModifiedAt >= settle)
            return true;
        ref var sight = ref CollectionsMarshal.GetValueRefOrAddDefault(_waiting, file.Path, out var waits);
        if (waits && (sight.Size, sight.ModifiedAt) == (file.Size, file.ModifiedAt))
            return HasStoodStill(sight);
        sight = new Sight(file.Size, file.ModifiedAt, time.GetTimestamp());
        return false;
    }

    /// <summary>Forgets those that wait no more, once they have been read.</summary>
    public void ForgetSettled()
    {
        foreach (var (path, _) in _waiting.Where(waiting => HasStoodStill(waiting.Value)).ToList())
            _waiting.Remove(path);
    }

    bool HasStoodStill(Sight sight) => time.GetElapsedTime(sight.Since) >= settle;

    readonly record struct Sight(long Size, DateTimeOffset ModifiedAt, long Since);
}
