using Microsoft.Extensions.Options;

namespace SemanticSearch.Api.Idempotency;

/// <summary>The requests of late that had a key. Safe from any thread.</summary>
sealed class RememberedRequests(IOptions<IdempotencyOptions> options, TimeProvider time)
{
    readonly TimeSpan _age = TimeSpan.FromHours(options.Value.Hours);
    readonly int _count = options.Value.MaximumKeys;
    readonly Lock _lock = new();
    readonly Dictionary<string, RememberedRequest> _byKey = [];
    readonly Queue<RememberedRequest> _oldestFirst = new();

    /// <summary>The request that had the key, or null if there was none: then this is the one to be remembered, as <paramref name="added"/>.</summary>
    public RememberedRequest? FindOrAdd(string key, string fingerprint, out RememberedRequest added)
    {
        var now = time.GetUtcNow();
        added = new RememberedRequest(key, fingerprint, now);
        lock (_lock)
        {
            while (_oldestFirst.TryPeek(out var oldest) && now - oldest.BegunAt >= _age)
                Drop(_oldestFirst.Dequeue());
            if (_byKey.TryGetValue(key, out var known))
                return known;
            if (_oldestFirst.Count >= _count)
                Drop(_oldestFirst.Dequeue());
            _byKey.Add(key, added);
            _oldestFirst.Enqueue(added);
            return null;
        }
    }

    /// <summary>Forgets a request that did not come to an answer that stands, so that it can be made again.</summary>
    public void Forget(RememberedRequest request)
    {
        lock (_lock)
            Drop(request);
    }

    void Drop(RememberedRequest request)
    {
        if (_byKey.TryGetValue(request.Key, out var known) && known == request)
            _byKey.Remove(request.Key);
    }
}
