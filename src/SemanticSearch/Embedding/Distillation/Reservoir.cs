namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// A uniform sample of fixed size from a stream of unknown length, without repetition
/// (Vitter: Random sampling with a reservoir, ACM TOMS 11(1), 1985, algorithm R).
/// </summary>
sealed class Reservoir<T>(int capacity, SplitMix64 random)
{
    readonly List<T> _items = [];
    int _seen;

    /// <summary>The sample so far, in no meaningful order.</summary>
    public IReadOnlyList<T> Items => _items;

    /// <summary>Offers the stream's next item.</summary>
    public void Add(T item)
    {
        _seen++;
        if (_items.Count < capacity)
        {
            _items.Add(item);
            return;
        }
        var place = random.Below(_seen);
        if (place < capacity)
            _items[place] = item;
    }
}
