using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The tables <c>collections</c> and <c>generations</c>.</summary>
static class CollectionTable
{
    const string Select = """
        SELECT c.id, c.name, g.id, g.model, g.model_fingerprint, g.dimensions, g.chunk_tokens, g.chunk_overlap, g.chunk_context
        FROM collections c JOIN generations g ON g.id = c.live_generation
        """;

    /// <summary>The collection of that name, or null.</summary>
    public static Collection? Find(Session session, string name) =>
        session.First($"{Select} WHERE c.name = $name", Read, ("$name", name));

    /// <summary>All collections, by name.</summary>
    public static List<Collection> List(Session session) => session.List($"{Select} ORDER BY c.name", Read);

    /// <summary>Makes a collection with its first generation. There must be none of that name.</summary>
    public static Collection Add(Session session, string name, IndexRecipe recipe)
    {
        var id = session.Number("INSERT INTO collections (name) VALUES ($name) RETURNING id", ("$name", name))!.Value;
        var generation = session.Number(
            """
            INSERT INTO generations (collection, model, model_fingerprint, dimensions, chunk_tokens, chunk_overlap, chunk_context)
            VALUES ($collection, $model, $fingerprint, $dimensions, $tokens, $overlap, $context) RETURNING id
            """,
            ("$collection", id),
            ("$model", recipe.Model),
            ("$fingerprint", recipe.ModelFingerprint),
            ("$dimensions", recipe.Dimensions),
            ("$tokens", recipe.ChunkTokens),
            ("$overlap", recipe.ChunkOverlap),
            ("$context", recipe.ChunkContext))!.Value;
        TermTable.Create(session, generation);
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

    static Collection Read(SqliteDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetInt64(2),
            new IndexRecipe(
                row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetBoolean(8)));

    static SemanticSearchException Gone(Collection collection) =>
        new(ErrorKind.Gone, $"The collection '{collection.Name}' was deleted meanwhile: make it again, or name another");
}
