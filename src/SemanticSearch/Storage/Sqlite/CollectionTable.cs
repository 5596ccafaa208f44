using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The tables <c>collections</c> and <c>generations</c>.</summary>
static class CollectionTable
{
    const string Columns = """
        c.id, c.name, g.id, g.model, g.model_fingerprint, g.dimensions, g.chunk_tokens, g.chunk_overlap, g.chunk_context, g.activated
        """;

    /// <summary>Holds for the collections <c>c</c> that have no live generation, which is damage.</summary>
    public const string HasNoHead = """
        NOT EXISTS (SELECT 1 FROM generations g WHERE g.id = c.live_generation AND g.collection = c.id AND g.activated IS NOT NULL)
        """;

    const string HasNoGeneration = "NOT EXISTS (SELECT 1 FROM generations g WHERE g.collection = c.id)";

    const string Select = $"SELECT {Columns} FROM collections c JOIN generations g ON g.id = c.live_generation";

    /// <summary>The collection of that name, or null. <c>name@7</c> is the collection as its generation 7 has it, if that one is
    /// missing nothing.</summary>
    public static Collection? Find(Session session, string name)
    {
        var (plain, number) = GenerationName.Read(name);
        if (plain is null)
            return null;
        if (number is not { } generation)
            return session.First($"{Select} WHERE c.name = $name", Read, ("$name", plain)) ?? RequireNone(session, plain);
        return Find(session, generation) is { } found && found.Name == plain && GenerationTable.CountMissing(session, found) == 0
            ? found
            : null;
    }

    /// <summary>The collection as a generation of it has it, live or not; null if there is none.</summary>
    public static Collection? Find(Session session, long generation) =>
        session.First(
            $"SELECT {Columns} FROM generations g JOIN collections c ON c.id = g.collection WHERE g.id = $generation",
            Read,
            ("$generation", generation));

    /// <summary>All collections, by name.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: one has no live generation.</exception>
    public static List<Collection> List(Session session) =>
        session.First($"SELECT c.name FROM collections c WHERE {HasNoHead} LIMIT 1", row => row.GetString(0)) is { } headless
            ? throw StorageFailure.Headless(headless)
            : ListLive(session);

    /// <summary>The collections that have a live generation, by name.</summary>
    public static List<Collection> ListLive(Session session) => session.List($"{Select} ORDER BY c.name", Read);

    /// <summary>The names of the collections that have no generation at all, which is damage.</summary>
    public static List<string> WithoutGeneration(Session session) =>
        session.List($"SELECT c.name FROM collections c WHERE {HasNoGeneration}", row => row.GetString(0));

    /// <summary>Gives a collection that has no generation at all an empty one, which is live.</summary>
    public static bool Revive(Session session, string name, IndexRecipe recipe, DateTimeOffset now)
    {
        if (session.Number($"SELECT c.id FROM collections c WHERE c.name = $name AND {HasNoGeneration}", ("$name", name)) is not { } id)
            return false;
        var generation = GenerationTable.Add(session, id, recipe, now, activated: null);
        GenerationTable.Activate(session, new Collection(id, name, generation, recipe), now);
        return true;
    }

    /// <summary>Makes a collection with its first generation. There must be none of that name.</summary>
    public static Collection Add(Session session, string name, IndexRecipe recipe, DateTimeOffset now)
    {
        var id = session.Number("INSERT INTO collections (name) VALUES ($name) RETURNING id", ("$name", name))!.Value;
        var generation = GenerationTable.Add(session, id, recipe, now, activated: 0);
        session.Execute("UPDATE collections SET live_generation = $generation WHERE id = $id", ("$generation", generation), ("$id", id));
        return new Collection(id, name, generation, recipe);
    }

    /// <summary>How often the collection was written to.</summary>
    /// <exception cref="SemanticSearchException">The collection is gone.</exception>
    public static long Changes(Session session, Collection collection) =>
        session.Number("SELECT changes FROM collections WHERE id = $id", ("$id", collection.Id)) ?? throw Gone(collection);

    /// <summary>Sees that the collection is there.</summary>
    /// <exception cref="SemanticSearchException">The collection is gone.</exception>
    public static void Require(Session session, Collection collection) => Changes(session, collection);

    /// <summary>Sees that a document is written to the live generation: in another one nobody would find it.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: another generation is live;
    /// <see cref="ErrorKind.Gone"/>: the collection is gone.</exception>
    public static void RequireLive(Session session, Collection collection)
    {
        var live = session.Number("SELECT live_generation FROM collections WHERE id = $id", ("$id", collection.Id)) ?? throw Gone(collection);
        if (live != collection.Generation)
            throw new SemanticSearchException(
                ErrorKind.Conflict,
                $"Generation {collection.Generation} of collection '{collection.Name}' is not the live one: write to '{collection.Name}'");
    }

    /// <summary>Counts a change and returns its number, the revision of what this transaction writes.</summary>
    /// <exception cref="SemanticSearchException">The collection is gone.</exception>
    public static long NextChange(Session session, Collection collection, DateTimeOffset now) =>
        session.Number(
            "UPDATE collections SET changes = changes + 1, changed_at = $now WHERE id = $id RETURNING changes",
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$id", collection.Id)) ?? throw Gone(collection);

    /// <summary>Counts what the collection holds.</summary>
    public static CollectionStatus Status(Session session, Collection collection) =>
        session.First(
            """
            SELECT (SELECT count(*) FROM documents WHERE collection = $collection),
                   count(*),
                   coalesce(sum(tokens), 0),
                   (SELECT count(*) FROM failures WHERE collection = $collection),
                   (SELECT changed_at FROM collections WHERE id = $collection)
            FROM chunks WHERE generation = $generation
            """,
            row => new CollectionStatus(
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetTime(4)),
            ("$collection", collection.Id),
            ("$generation", collection.Generation))!;

    static Collection? RequireNone(Session session, string name) =>
        session.Number("SELECT 1 FROM collections WHERE name = $name", ("$name", name)) is null ? null : throw StorageFailure.Headless(name);

    static Collection Read(SqliteDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetInt64(2),
            new IndexRecipe(
                row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetBoolean(8)))
        {
            Activation = row.IsDBNull(9) ? 0 : row.GetInt64(9),
        };

    static SemanticSearchException Gone(Collection collection) =>
        new(ErrorKind.Gone, $"The collection '{collection.Name}' was deleted meanwhile: make it again, or name another");
}
