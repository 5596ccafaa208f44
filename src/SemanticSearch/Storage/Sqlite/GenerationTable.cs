using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The table <c>generations</c>. Which one is live is said by <c>collections</c>; one that never was has no <c>activated</c>.</summary>
static class GenerationTable
{
    const string IsMissing = """
        d.collection = $collection AND NOT EXISTS (SELECT 1 FROM vectors v WHERE v.document = d.id AND v.generation = $generation)
        """;

    /// <summary>Makes a generation with its full-text tables, and returns its key.</summary>
    public static long Add(Session session, long collection, IndexRecipe recipe, DateTimeOffset now, long? activated)
    {
        var generation = session.Number(
            """
            INSERT INTO generations (
                collection, model, model_fingerprint, dimensions, chunk_tokens, chunk_overlap, chunk_context, made_at, activated)
            VALUES ($collection, $model, $fingerprint, $dimensions, $tokens, $overlap, $context, $now, $activated) RETURNING id
            """,
            ("$collection", collection),
            ("$model", recipe.Model),
            ("$fingerprint", recipe.ModelFingerprint),
            ("$dimensions", recipe.Dimensions),
            ("$tokens", recipe.ChunkTokens),
            ("$overlap", recipe.ChunkOverlap),
            ("$context", recipe.ChunkContext),
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$activated", activated))!.Value;
        TermTable.Create(session, generation);
        return generation;
    }

    /// <summary>The generations of a collection, in the order of their keys.</summary>
    public static List<Generation> List(Session session, Collection collection)
    {
        var rows = session.List(
            """
            SELECT g.id, g.id = c.live_generation, g.activated, g.made_at, g.retired_at
            FROM generations g JOIN collections c ON c.id = g.collection WHERE c.id = $collection ORDER BY g.id
            """,
            row => (
                Id: row.GetInt64(0),
                State: row.GetBoolean(1) ? GenerationState.Live : row.IsDBNull(2) ? GenerationState.Building : GenerationState.Previous,
                MadeAt: TimeOrNull(row, 3),
                RetiredAt: TimeOrNull(row, 4)),
            ("$collection", collection.Id));
        return [.. rows.Select(row => Count(session, CollectionTable.Find(session, row.Id)!, row.State, row.MadeAt, row.RetiredAt))];
    }

    /// <summary>The generation of that recipe that was never live, or null.</summary>
    public static Collection? FindBuilding(Session session, Collection collection, IndexRecipe recipe) =>
        session.List(
            "SELECT id FROM generations WHERE collection = $collection AND activated IS NULL ORDER BY id",
            row => row.GetInt64(0),
            ("$collection", collection.Id))
        .Select(id => CollectionTable.Find(session, id)!)
        .FirstOrDefault(generation => generation.Recipe == recipe);

    /// <summary>Some of the documents that a generation is missing.</summary>
    public static List<StoredDocument> Missing(
        Session session, Collection generation, int limit, long characters, IReadOnlyCollection<string> except)
    {
        var rows = session.List(
            $"""
            SELECT d.document_id, d.characters FROM documents d
            WHERE {IsMissing} AND d.document_id NOT IN (SELECT value FROM json_each($except)) LIMIT $limit
            """,
            row => (Id: row.GetString(0), Characters: row.GetInt64(1)),
            ("$collection", generation.Id),
            ("$generation", generation.Generation),
            ("$except", StoredJson.WriteIds(except)),
            ("$limit", limit));
        var sum = 0L;
        var ids = rows.TakeWhile((row, i) => (sum += row.Characters) <= characters || i == 0).Select(row => row.Id).ToList();
        return DocumentTable.Get(session, generation, ids);
    }

    /// <summary>How many documents a generation is missing.</summary>
    public static long CountMissing(Session session, Collection generation) =>
        session.Number(
            $"SELECT count(*) FROM documents d WHERE {IsMissing}",
            ("$collection", generation.Id),
            ("$generation", generation.Generation))!.Value;

    /// <summary>Whether a generation has the document in that row.</summary>
    public static bool Has(Session session, long generation, long document) =>
        session.Number(
            "SELECT 1 FROM vectors WHERE document = $document AND generation = $generation",
            ("$document", document),
            ("$generation", generation)) is not null;

    /// <summary>Sees that a generation is there.</summary>
    /// <exception cref="SemanticSearchException">It is not.</exception>
    public static void Require(Session session, Collection generation)
    {
        if (session.Number("SELECT 1 FROM generations WHERE id = $id", ("$id", generation.Generation)) is null)
            throw new SemanticSearchException(
                ErrorKind.Gone, $"generation {generation.Generation} of collection '{generation.Name}' was deleted meanwhile: build it again");
    }

    /// <summary>Whether a generation is the live one.</summary>
    public static bool IsLive(Session session, Collection generation) =>
        session.Number("SELECT live_generation FROM collections WHERE id = $id", ("$id", generation.Id)) == generation.Generation;

    /// <summary>Makes a generation the live one.</summary>
    public static void Activate(Session session, Collection generation, DateTimeOffset now)
    {
        var change = CollectionTable.NextChange(session, generation, now);
        session.Execute(
            "UPDATE generations SET retired_at = $now WHERE id = (SELECT live_generation FROM collections WHERE id = $collection)",
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$collection", generation.Id));
        session.Execute(
            "UPDATE generations SET activated = $change, retired_at = NULL WHERE id = $id", ("$change", change), ("$id", generation.Generation));
        session.Execute(
            "UPDATE collections SET live_generation = $generation WHERE id = $id",
            ("$generation", generation.Generation),
            ("$id", generation.Id));
    }

    /// <summary>Deletes a generation that is not live; its chunks and vectors go with it.</summary>
    public static void Drop(Session session, Collection generation)
    {
        session.Execute("DELETE FROM generations WHERE id = $id", ("$id", generation.Generation));
        TermTable.Drop(session, generation.Generation);
    }

    static Generation Count(
        Session session, Collection index, GenerationState state, DateTimeOffset? madeAt, DateTimeOffset? retiredAt)
    {
        var status = CollectionTable.Status(session, index);
        var missing = CountMissing(session, index);
        var bytes = session.Number(
            "SELECT coalesce(sum(length(matrix)), 0) FROM vectors WHERE generation = $generation", ("$generation", index.Generation))!.Value;
        return new Generation(
            index, state, madeAt, retiredAt, status.Documents - missing, missing, status.Chunks, status.Tokens, bytes);
    }

    static DateTimeOffset? TimeOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetTime(column);
}
