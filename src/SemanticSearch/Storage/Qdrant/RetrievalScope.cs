using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Filtering;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What a query's conditions leave, in Qdrant's words. Both legs and all counts are of the same condition.</summary>
/// <param name="Catalog">The fields of the collection.</param>
/// <param name="Filter">The query's filter; null for none.</param>
/// <param name="IsOfChunks">Whether the filter looks at fields of chunks.</param>
/// <param name="Chunks">All that chunks must fulfil.</param>
/// <param name="Preferred">What chunks had better fulfil, a condition for each of the query's preferred filters.</param>
sealed record RetrievalScope(
    FieldCatalog Catalog, Condition? Filter, bool IsOfChunks, QdrantFilter Chunks, IReadOnlyList<Condition> Preferred)
{
    /// <summary>Whether all chunks of the collection are in it.</summary>
    public bool IsAll => Chunks.Must.Count + Chunks.MustNot.Count == 0;

    /// <summary>Reads what is needed to translate the query's filters.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a filter or a facet breaks a rule.</exception>
    public static async Task<RetrievalScope> OfAsync(
        RetrievalQuery query, Task<GenerationFacts> known, CancellationToken cancellationToken)
    {
        Filter[] filters = [.. query.Filter is { } own ? [own] : (Filter[])[], .. query.Preferred];
        var catalog = filters.Length + query.Facets.Count > 0 ? await (await known).CatalogAsync(cancellationToken) : new FieldCatalog([]);
        foreach (var filter in filters)
            catalog.Check(filter);
        foreach (var facet in query.Facets)
            catalog.Require("facets", facet);
        var translation = new FilterTranslation(catalog, await ValuesAsync(known, FilterTranslation.FieldsOf(filters, catalog), cancellationToken));
        var condition = query.Filter is null ? null : translation.Of(query.Filter);
        return new RetrievalScope(
            catalog,
            condition,
            query.Filter is not null && FilterTranslation.IsOfChunks(query.Filter, catalog),
            All(condition, query),
            [.. query.Preferred.Select(translation.Of)]);
    }

    /// <summary>The fields that are looked at of what was found: dates, what facets count, what is preferred.</summary>
    public IEnumerable<FilterField> FieldsOf(RetrievalQuery query) =>
    [
        FilterFields.Find("date")!,
        .. query.Facets.Select(name => Catalog.Require("facets", name)),
        .. query.Preferred.SelectMany(FilterTranslation.Comparisons).Select(part => Catalog.Find(part.Key!)!),
    ];

    /// <summary>The scope with one more condition.</summary>
    public QdrantFilter And(Condition condition)
    {
        var joined = Chunks.Clone();
        joined.Must.Add(condition);
        return joined;
    }

    /// <summary>At least so many of the preferred conditions.</summary>
    public Condition Least(int count)
    {
        var least = new MinShould { MinCount = (ulong)count };
        least.Conditions.AddRange(Preferred);
        return Conditions.Filter(new QdrantFilter { MinShould = least });
    }

    static QdrantFilter All(Condition? condition, RetrievalQuery query)
    {
        var all = new QdrantFilter();
        if (condition is not null)
            all.Must.Add(condition);
        foreach (var phrase in query.Required)
            all.Must.Add(MatchPhrase(ChunkPayload.Stems, string.Join(' ', phrase)));
        foreach (var phrase in query.Excluded)
            all.MustNot.Add(MatchPhrase(ChunkPayload.Stems, string.Join(' ', phrase)));
        if (query.ExcludedDocuments.Count > 0)
            all.MustNot.Add(Match(VersionedDocuments.Document, [.. query.ExcludedDocuments]));
        return all;
    }

    static async Task<Dictionary<string, IReadOnlyList<string>>> ValuesAsync(
        Task<GenerationFacts> known, IEnumerable<FilterField> fields, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(fields.Select(FieldPayload.Key).Select(async key => (
            Key: key, Values: await (await known).ValuesAsync(key, cancellationToken))));
        return read.ToDictionary(field => field.Key, field => field.Values, StringComparer.Ordinal);
    }
}
