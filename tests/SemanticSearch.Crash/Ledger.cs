namespace SemanticSearch.Crash;

/// <summary>
/// What the index has to hold: what it was seen or told to hold, or else what it may have come to since, because something was on its way. A
/// title stands for a document, null for none. Safe from any thread.
/// </summary>
sealed class Ledger
{
    readonly Lock _lock = new();
    readonly Dictionary<string, string?> _certain = new(StringComparer.Ordinal);
    readonly Dictionary<string, string?> _possible = new(StringComparer.Ordinal);

    /// <summary>A document may be so from now on.</summary>
    public void May(string id, string? title)
    {
        lock (_lock)
            _possible[id] = title;
    }

    /// <summary>A document was acknowledged to be so.</summary>
    public void Must(string id, string? title)
    {
        lock (_lock)
            _certain[id] = title;
    }

    /// <summary>All that may be was acknowledged, for these documents.</summary>
    public void Must(Func<string, bool> ids)
    {
        lock (_lock)
        {
            foreach (var (id, title) in _possible.Where(possible => ids(possible.Key)))
                _certain[id] = title;
        }
    }

    /// <summary>What may be of a document.</summary>
    public string? Possible(string id)
    {
        lock (_lock)
            return _possible.GetValueOrDefault(id);
    }

    /// <summary>How many documents whose ids begin so are not yet what they may come to.</summary>
    public int Unsettled(string prefix)
    {
        lock (_lock)
        {
            return _possible.Count(possible =>
                possible.Key.StartsWith(prefix, StringComparison.Ordinal) && possible.Value != _certain.GetValueOrDefault(possible.Key));
        }
    }

    /// <summary>Compares with what there is, which is certain then.</summary>
    /// <param name="found">The titles by id.</param>
    /// <exception cref="LostException">Something is there that cannot be, or is not there that must.</exception>
    public void Check(IReadOnlyDictionary<string, string> found)
    {
        lock (_lock)
        {
            foreach (var id in _possible.Keys.Union(found.Keys, StringComparer.Ordinal).ToList())
            {
                var title = found.GetValueOrDefault(id);
                if (title != _certain.GetValueOrDefault(id) && !(_possible.TryGetValue(id, out var possible) && title == possible))
                    throw new LostException(
                        $"'{id}' is {Told(title)}; acknowledged was {Told(_certain.GetValueOrDefault(id))}, and on its way "
                        + Told(_possible.GetValueOrDefault(id)));
                _certain[id] = title;
            }
        }
    }

    static string Told(string? title) => title is null ? "none" : $"'{title}'";
}
