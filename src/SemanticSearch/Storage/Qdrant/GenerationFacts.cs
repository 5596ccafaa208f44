using System.Collections.Concurrent;
using SemanticSearch.Storage.Filtering;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What searches need to know of all of a generation as it is after a number of changes: read once, whoever asks first. Safe from any
/// thread.</summary>
/// <param name="reader">Reads points.</param>
/// <param name="points">The generation.</param>
/// <param name="changes">How often the collection had been written to.</param>
/// <param name="readAt">When that was read, as <see cref="TimeProvider.GetTimestamp"/> tells it.</param>
sealed class GenerationFacts(PointReader reader, CollectionPoints points, long changes, long readAt)
{
    // Every word that is asked for costs a number here.
    const int MostWords = 50_000;

    readonly ConcurrentDictionary<string, long> _holders = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);
    ChunkTotals? _totals;
    FieldCatalog? _catalog;
    DateCoverage? _dates;

    /// <summary>How often the collection had been written to.</summary>
    public long Changes => changes;

    /// <summary>When that was read.</summary>
    public long ReadAt => readAt;

    /// <summary>The totals, if they have been read.</summary>
    public ChunkTotals? KnownTotals => _totals;

    /// <summary>What the generation holds.</summary>
    public async Task<ChunkTotals> TotalsAsync(CancellationToken cancellationToken) =>
        _totals ??= await ChunkTotals.OfAsync(reader, points, cancellationToken);

    /// <summary>The fields of its documents.</summary>
    public async Task<FieldCatalog> CatalogAsync(CancellationToken cancellationToken) =>
        _catalog ??= new FieldCatalog(
            (await reader.FacetAsync(points.Documents, FieldPayload.Names, CollectionPoints.Records, cancellationToken)).Select(name => name.Name));

    /// <summary>The documents that have a date and those that have none.</summary>
    public async Task<DateCoverage> DatesAsync(CancellationToken cancellationToken) =>
        _dates ??= await DateCoverage.OfAsync(reader, points.Documents, CollectionPoints.Records, cancellationToken);

    /// <summary>The different values that a field has in chunks, as they are written there.</summary>
    public async Task<IReadOnlyList<string>> ValuesAsync(string key, CancellationToken cancellationToken)
    {
        if (_values.TryGetValue(key, out var known))
            return known;
        var values = await reader.FacetAsync(points.Chunks, key, filter: null, cancellationToken);
        return _values[key] = [.. values.Select(value => value.Name)];
    }

    /// <summary>How many chunks have one of some terms.</summary>
    public async Task<long> HoldersAsync(IReadOnlyList<string> terms, CancellationToken cancellationToken)
    {
        var key = string.Join(' ', terms);
        if (_holders.TryGetValue(key, out var known))
            return known;
        var count = await reader.CountAsync(
            points.Chunks, new QdrantFilter { Must = { Match(ChunkPayload.Terms, terms) } }, cancellationToken);
        if (_holders.Count < MostWords)
            _holders[key] = count;
        return count;
    }
}
