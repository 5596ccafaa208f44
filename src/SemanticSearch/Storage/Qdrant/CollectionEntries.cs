using System.Text.Json;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>The records of collections.</summary>
/// <param name="records">Where they lie.</param>
/// <param name="time">The clock.</param>
sealed class CollectionEntries(MetaRecords records, TimeProvider time)
{
    const string Kind = "collection";

    /// <summary>The record of that name, or null.</summary>
    public async Task<CollectionEntry?> FindAsync(string name, CancellationToken cancellationToken) =>
        await records.FindAsync(Kind, name, cancellationToken) is { } found ? Read(found.Json) : null;

    /// <summary>All records, by name.</summary>
    public async Task<IReadOnlyList<CollectionEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var entries = new List<CollectionEntry>();
        await foreach (var record in records.ListAsync(Kind, cancellationToken))
            entries.Add(Read(record.Json));
        return [.. entries.OrderBy(entry => entry.Name, CodePointComparer.Instance)];
    }

    /// <summary>The record of a collection.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Gone"/>: there is none, or not with that generation.</exception>
    public async Task<CollectionEntry> RequireAsync(Collection collection, CancellationToken cancellationToken) =>
        Require(await FindAsync(collection.Name, cancellationToken), collection);

    /// <summary>The record of that name, made with a first generation if there is none.</summary>
    public async Task<CollectionEntry> EnsureAsync(string name, IndexRecipe recipe, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var first = new GenerationEntry(1, recipe, now, RetiredAt: null, Versions.Next(time, null));
        var made = new CollectionEntry(QdrantNames.IdOf(name), name, first.Number, [first], first.Number, Changes: 0, ChangedAt: null);
        await records.ChangeAsync(Kind, name, json => json is null ? Write(made) : null, cancellationToken);
        return await FindAsync(name, cancellationToken) ?? made;
    }

    /// <summary>Replaces a record by what comes of it, which is null to leave it; the record as it is then.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Gone"/>: the collection or the generation is not there.</exception>
    public async Task<CollectionEntry> ChangeAsync(
        Collection collection, Func<CollectionEntry, CollectionEntry?> change, CancellationToken cancellationToken)
    {
        CollectionEntry? last = null;
        await records.ChangeAsync(
            Kind,
            collection.Name,
            json =>
            {
                var before = Require(json is null ? null : Read(json), collection);
                var after = change(before);
                last = after ?? before;
                return after is null ? null : Write(after);
            },
            cancellationToken);
        return last!;
    }

    /// <summary>Counts a change of the live generation.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: another generation is live.</exception>
    public Task<CollectionEntry> CountChangeAsync(Collection collection, CancellationToken cancellationToken) => ChangeAsync(
        collection,
        entry =>
        {
            RequireLive(entry, collection);
            return entry.Changed(time.GetUtcNow());
        },
        cancellationToken);

    /// <summary>Sees that a document is written to the live generation: in another one nobody would find it.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: another generation is live.</exception>
    public static void RequireLive(CollectionEntry entry, Collection collection)
    {
        if (entry.Live != collection.Generation)
        {
            throw new SemanticSearchException(
                ErrorKind.Conflict,
                $"Generation {collection.Generation} of collection '{collection.Name}' is not the live one: write to '{collection.Name}'");
        }
    }

    static CollectionEntry Require(CollectionEntry? entry, Collection collection)
    {
        if (entry is null || entry.Id != collection.Id)
        {
            throw new SemanticSearchException(
                ErrorKind.Gone, $"The collection '{collection.Name}' was deleted meanwhile: make it again, or name another");
        }
        return entry.Find(collection.Generation) is not null
            ? entry
            : throw new SemanticSearchException(
                ErrorKind.Gone,
                $"generation {collection.Generation} of collection '{collection.Name}' was deleted meanwhile: build it again");
    }

    static CollectionEntry Read(string json) => RecordJson.Read(json, RecordJson.Readable.CollectionEntry);

    static string Write(CollectionEntry entry) => JsonSerializer.Serialize(entry, RecordJson.Readable.CollectionEntry);
}
