namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Checks that each collection has a live generation, and that full-text tables belong to one that is there.</summary>
static class CollectionCheck
{
    // The one that was live last, of those the one with the most documents; one that never was live only where there is no other.
    const string Best = """
        SELECT g.id FROM generations g WHERE g.collection = c.id
        ORDER BY g.activated IS NULL, (SELECT count(*) FROM vectors v WHERE v.generation = g.id) DESC, g.activated DESC, g.id DESC LIMIT 1
        """;

    /// <summary>Adds what is wrong.</summary>
    public static void Run(Session session, Damage damage)
    {
        foreach (var (id, name, best) in session.List(
            $"SELECT c.id, c.name, ({Best}) FROM collections c WHERE {CollectionTable.HasNoHead}",
            row => (row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? (long?)null : row.GetInt64(2))))
        {
            damage.Add("generations", $"collection '{name}'", "has no live generation");
            if (best is { } generation)
                damage.Heads.Add(id, generation);
        }

        foreach (var generation in Schema.FullTextTables(session).Select(TermTable.GenerationOf).OfType<long>())
        {
            if (session.Number("SELECT 1 FROM generations WHERE id = $id", ("$id", generation)) is not null)
                continue;
            damage.Add("terms", $"generation {generation}", "is not there, and has full-text tables");
            damage.StrayTerms.Add(generation);
        }
    }
}
