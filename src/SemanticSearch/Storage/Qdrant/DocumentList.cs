
namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// The ids of a collection's documents in their order, which Qdrant does not keep: read whole, and kept as long as nothing is written, for half a
/// minute at most, as <see cref="FactCache"/> keeps what it knows. Safe from any thread.
/// </summary>
/// <param name="reader">Reads points.</param>
/// <param name="time">The clock.</param>
sealed class DocumentList(PointReader reader, TimeProvider time)
{
    sealed record Known(long Changes, long ReadAt, string[] Ids);

    readonly System.Collections.Concurrent.ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>All ids, by code point.</summary>
    /// <param name="points">The collection.</param>
    /// <param name="changes">How often it was written to when this was asked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<string>> AllAsync(CollectionPoints points, long changes, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(points.Documents, out var known) && known.Changes == changes && time.GetElapsedTime(known.ReadAt) < FactCache.MostAge)
            return known.Ids;
        var (ids, readAt) = (new List<string>(), time.GetTimestamp());
        await foreach (var point in reader.ScrollAsync(
            points.Documents, CollectionPoints.Records, [VersionedDocuments.Document], cancellationToken))
            ids.Add(point.Payload[VersionedDocuments.Document].StringValue);
        ids.Sort(CodePointComparer.Instance);
        string[] sorted = [.. ids];
        _known[points.Documents] = new Known(changes, readAt, sorted);
        return sorted;
    }

    /// <summary>Where the ids after one begin.</summary>
    public static int After(IReadOnlyList<string> ids, string? id)
    {
        if (id is null)
            return 0;
        var (from, to) = (0, ids.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (CodePointComparer.Instance.Compare(ids[middle], id) <= 0)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }
}
