using System.Text.Json;

namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Checks jobs, leases and sources.</summary>
static class JobCheck
{
    const int HashLength = 32;

    /// <summary>Adds what is wrong.</summary>
    public static void Run(Session session, Damage damage)
    {
        CheckJobs(session, damage);
        CheckLeases(session, damage);
        CheckSources(session, damage);
        CheckFiles(session, damage);
    }

    static void CheckJobs(Session session, Damage damage)
    {
        foreach (var (id, state, ended, parameters, progress) in session.List(
            "SELECT id, state, finished_at IS NOT NULL, parameters, progress FROM jobs",
            row => (row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetString(3), row.GetString(4))))
        {
            var problem = !Enum.TryParse<JobState>(state, out var known) || !Enum.IsDefined(known) ? $"has the unknown state '{state}'"
                : ended != (known is JobState.Succeeded or JobState.Failed or JobState.Cancelled) ? "has ended without a time, or has a time and has not"
                : !JsonCheck.CanBeRead(parameters, json => JsonSerializer.Deserialize<JsonElement>(json))
                    || !JsonCheck.CanBeRead(progress, json => JsonSerializer.Deserialize<JobProgress>(json))
                    ? "has parameters or progress that cannot be read"
                : null;
            if (problem is null)
                continue;
            damage.Add("jobs", $"job '{id}'", problem);
            damage.Jobs.Add(id);
        }
    }

    static void CheckLeases(Session session, Damage damage)
    {
        foreach (var collection in session.List(
            "SELECT collection FROM leases WHERE expires_at < renewed_at OR token = '' OR holder = ''", row => row.GetString(0)))
        {
            damage.Add("leases", $"the lease of '{collection}'", "ends before it begins, or is nobody's");
            damage.Leases.Add(collection);
        }
    }

    static void CheckSources(Session session, Damage damage)
    {
        foreach (var (id, include, exclude, web) in session.List(
            "SELECT id, include, exclude, web FROM sources", row => (row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetText(3))))
        {
            if (!JsonCheck.CanBeRead(include, StoredJson.ReadIds) || !JsonCheck.CanBeRead(exclude, StoredJson.ReadIds))
                damage.Add("sources", $"source {id}", "has patterns that cannot be read: remove and add it", canRepair: false);
            if (!JsonCheck.CanBeRead(web, StoredJson.ReadWebSettings))
                damage.Add("sources", $"source {id}", "has settings of the web that cannot be read: remove and add it", canRepair: false);
        }
    }

    // What a sync believes to be there must be, or it would never come back: forgotten files are read again. A file without a hash was begun
    // and has not been seen, so that nothing is believed of it. Of one with failures that nobody remembers somebody deleted them.
    static void CheckFiles(Session session, Damage damage)
    {
        foreach (var (source, path) in session.List(
            "SELECT source, path FROM source_files WHERE length(hash) NOT IN (0, $length)",
            row => (row.GetInt64(0), row.GetString(1)),
            ("$length", HashLength)))
            Add(source, path, "has a hash of the wrong length");
        foreach (var (source, path) in session.List(
            """
            SELECT DISTINCT f.source, f.path
            FROM source_documents d
            JOIN source_files f ON f.source = d.source AND f.path = d.path
            JOIN sources s ON s.id = d.source
            LEFT JOIN collections c ON c.name = s.collection
            WHERE length(f.hash) > 0
                AND NOT EXISTS (SELECT 1 FROM documents o WHERE o.collection = c.id AND o.document_id = d.document_id)
                AND NOT EXISTS (SELECT 1 FROM tombstones t WHERE t.collection = c.id AND t.document_id = d.document_id)
                AND NOT EXISTS (SELECT 1 FROM failures x WHERE x.collection = c.id AND x.document_id = d.document_id)
                AND (f.has_failed = 0 OR EXISTS (
                    SELECT 1 FROM source_documents e JOIN failures x ON x.document_id = e.document_id
                    WHERE e.source = f.source AND e.path = f.path AND x.collection = c.id))
            """,
            row => (row.GetInt64(0), row.GetString(1))))
            Add(source, path, "is told to be indexed, and has a document that is not there");

        foreach (var (source, path, page) in session.List(
            "SELECT source, path, page FROM source_files WHERE page IS NOT NULL",
            row => (row.GetInt64(0), row.GetString(1), row.GetString(2))))
        {
            if (!JsonCheck.CanBeRead(page, StoredJson.ReadPage))
                Add(source, path, "has a page that cannot be read");
        }

        void Add(long source, string path, string problem)
        {
            damage.Add("sources", $"file '{path}' of source {source}", problem);
            damage.Files.Add((source, path));
        }
    }
}
