namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Checks a whole file, and takes out what is damaged.</summary>
static class Verification
{
    /// <summary>What is wrong at the state that the session's transaction sees.</summary>
    public static (Damage Damage, IndexVerification Report) Run(Session session, CancellationToken cancellationToken)
    {
        var damage = new Damage();
        FileCheck.Run(session, damage);
        JobCheck.Run(session, damage);
        var documents = DocumentCheck.Run(session, damage, cancellationToken);
        var generations = session.List("SELECT id FROM generations ORDER BY id", row => row.GetInt64(0));
        var chunks = generations
            .Select(id => CollectionTable.Find(session, id))
            .OfType<Collection>()
            .Sum(generation => GenerationCheck.Run(session, generation, damage, cancellationToken));
        var collections = session.Number("SELECT count(*) FROM collections")!.Value;
        return (damage, new IndexVerification(damage.Problems, collections, generations.Count, documents, chunks));
    }

    /// <summary>Takes out what can be built anew, and tells how much that was.</summary>
    public static int Remove(Session session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (damage, _) = Run(session, cancellationToken);
        foreach (var generation in damage.Terms)
            TermTable.Recreate(session, generation);
        foreach (var (generation, row) in damage.TermRows)
            TermTable.DeleteRow(session, generation, row);
        foreach (var generation in damage.Backgrounds)
            session.Execute("DELETE FROM backgrounds WHERE generation = $generation", ("$generation", generation));
        foreach (var row in damage.WordRows)
            WordTable.Delete(session, row);
        foreach (var key in damage.Tombstones)
            session.Execute("DELETE FROM tombstones WHERE key = $key", ("$key", key));
        foreach (var (document, generation) in damage.Chunks)
            Remove(session, document, generation, now);
        foreach (var (table, row) in damage.Orphans)
            session.Execute($"DELETE FROM \"{table}\" WHERE rowid = $row", ("$row", row));
        foreach (var id in damage.Jobs)
            session.Execute("DELETE FROM jobs WHERE id = $id", ("$id", id));
        foreach (var collection in damage.Leases)
            session.Execute("DELETE FROM leases WHERE collection = $collection", ("$collection", collection));
        foreach (var (source, path) in damage.Files)
            SourceFileTable.Remove(session, source, path);
        return damage.Terms.Count + damage.TermRows.Count + damage.WordRows.Count + damage.Tombstones.Count + damage.Chunks.Count
            + damage.Backgrounds.Count + damage.Orphans.Count + damage.Jobs.Count + damage.Leases.Count + damage.Files.Count;
    }

    // Other processes have the document's vectors in memory: in the live generation its revision tells them to read it again.
    static void Remove(Session session, long document, long generation, DateTimeOffset now)
    {
        TermTable.Delete(session, document, generation);
        session.Execute(
            "DELETE FROM chunks WHERE document = $document AND generation = $generation", ("$document", document), ("$generation", generation));
        session.Execute(
            "DELETE FROM vectors WHERE document = $document AND generation = $generation", ("$document", document), ("$generation", generation));
        if (CollectionTable.Find(session, generation) is { } found && GenerationTable.IsLive(session, found))
            DocumentTable.Touch(session, document, CollectionTable.NextChange(session, found, now));
    }
}
