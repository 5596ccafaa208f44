using System.Collections.Concurrent;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// Keeps what has been read of each generation until anybody writes to its collection, which the collection's record tells; for half a minute at
/// most, since a writer that dies between a document and the record tells nothing. Safe from any thread.
/// </summary>
/// <param name="reader">Reads points.</param>
/// <param name="entries">The records of collections.</param>
/// <param name="time">The clock.</param>
sealed class FactCache(PointReader reader, CollectionEntries entries, TimeProvider time)
{
    /// <summary>For how long it is kept at most.</summary>
    public static TimeSpan MostAge { get; } = TimeSpan.FromSeconds(30);

    readonly ConcurrentDictionary<string, GenerationFacts> _kept = new(StringComparer.Ordinal);

    /// <summary>What is known of a generation as it is.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Gone"/>: the collection or the generation is not there.</exception>
    public async Task<GenerationFacts> OfAsync(CollectionPoints points, CancellationToken cancellationToken)
    {
        var changes = (await entries.RequireAsync(points.Collection, cancellationToken)).Changes;
        if (_kept.TryGetValue(points.Chunks, out var kept) && kept.Changes == changes && time.GetElapsedTime(kept.ReadAt) < MostAge)
            return kept;
        return _kept[points.Chunks] = new GenerationFacts(reader, points, changes, time.GetTimestamp());
    }

    /// <summary>What a generation held when last that was read, or null: enough to tell many from few.</summary>
    public ChunkTotals? RoughTotals(CollectionPoints points) => _kept.TryGetValue(points.Chunks, out var kept) ? kept.KnownTotals : null;
}
