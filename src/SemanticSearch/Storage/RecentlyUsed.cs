namespace SemanticSearch.Storage;

/// <summary>
/// What was used lately, within a bound of memory. When what was used since the last time fills half of it, what was not used since goes.
/// Safe from any thread.
/// </summary>
/// <param name="mostBytes">The bound.</param>
/// <param name="bytesOf">What a value takes, always the same.</param>
sealed class RecentlyUsed<TKey, TValue>(long mostBytes, Func<TValue, long> bytesOf)
    where TKey : notnull
    where TValue : class
{
    // One value must not drive out many others.
    const int LeastValues = 8;

    readonly Lock _lock = new();
    Dictionary<TKey, TValue> _recent = [];
    Dictionary<TKey, TValue> _before = [];
    long _recentBytes;

    /// <summary>What was kept under a key, or null.</summary>
    public TValue? Find(TKey key)
    {
        lock (_lock)
        {
            if (_recent.TryGetValue(key, out var known) || !_before.TryGetValue(key, out known))
                return known;
            KeepLocked(key, known);
            return known;
        }
    }

    /// <summary>Keeps a value, in place of another one of that key.</summary>
    public void Keep(TKey key, TValue value)
    {
        lock (_lock)
            KeepLocked(key, value);
    }

    void KeepLocked(TKey key, TValue value)
    {
        var bytes = bytesOf(value);
        if (bytes > mostBytes / LeastValues)
            return;
        if (_recentBytes + bytes > mostBytes / 2)
            (_before, _recent, _recentBytes) = (_recent, [], 0);
        if (_recent.TryGetValue(key, out var other))
            _recentBytes -= bytesOf(other);
        _recent[key] = value;
        _recentBytes += bytes;
    }
}
