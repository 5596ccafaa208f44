namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Checks a whole file, and takes out what is damaged.</summary>
static class Verification
{
    const int MostRounds = 8;

    /// <summary>What is wrong at the state that the session's transaction sees.</summary>
    public static (Damage Damage, IndexVerification Report) Run(Session session, CancellationToken cancellationToken)
    {
        var damage = new Damage();
        FileCheck.Run(session, damage);
        CollectionCheck.Run(session, damage);
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

    /// <summary>Takes out what can be built anew, and tells how much that was. What was taken out may leave more behind that
    /// belonged to it, so that it is looked for again.</summary>
    public static int Remove(Session session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var all = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            var removed = RemoveOnce(session, Run(session, cancellationToken).Damage, now);
            if (removed == 0)
                break;
            all += removed;
        }

        return all;
    }

    static int RemoveOnce(Session session, Damage damage, DateTimeOffset now)
    {
        RemoveIndexes(session, damage, now);
        foreach (var (table, key) in damage.Orphans)
            ForeignKey.DeleteOrphans(session, table, key);
        foreach (var key in damage.Tombstones)
            session.Execute("DELETE FROM tombstones WHERE key = $key", ("$key", key));
        foreach (var id in damage.Jobs)
            session.Execute("DELETE FROM jobs WHERE id = $id", ("$id", id));
        foreach (var collection in damage.Leases)
            session.Execute("DELETE FROM leases WHERE collection = $collection", ("$collection", collection));
        foreach (var (source, path) in damage.Files)
            SourceFileTable.Remove(session, source, path);
        foreach (var document in damage.Documents)
            DocumentRepair.ReadAgain(session, document);
        foreach (var generation in damage.Heads.Values)
            GenerationTable.Activate(session, CollectionTable.Find(session, generation)!, now);
        return damage.Removable;
    }

    static void RemoveIndexes(Session session, Damage damage, DateTimeOffset now)
    {
        foreach (var generation in damage.Terms)
            TermTable.Recreate(session, generation);
        foreach (var generation in damage.StrayTerms)
            TermTable.DropDamaged(session, generation);
        foreach (var (generation, row) in damage.TermRows)
            TermTable.DeleteRow(session, generation, row);
        foreach (var generation in damage.Backgrounds)
            session.Execute("DELETE FROM backgrounds WHERE generation = $generation", ("$generation", generation));
        if (damage.HasDamagedWords)
            WordTable.Recreate(session);
        foreach (var row in damage.WordRows)
            WordTable.Delete(session, row);
        foreach (var (document, generation) in damage.Chunks)
            Remove(session, document, generation, now);
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
