using System.Collections;

namespace SemanticSearch.Tests.Support;

/// <summary>A list that calls back when it has been enumerated to its end, which is how a test acts in the midst of a write.</summary>
sealed class WatchedList<T>(IReadOnlyList<T> items, Action enumerated) : IReadOnlyList<T>
{
    public int Count => items.Count;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var item in items)
            yield return item;
        enumerated();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
