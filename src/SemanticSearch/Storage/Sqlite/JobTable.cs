using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The table <c>jobs</c>.</summary>
static class JobTable
{
    const string Select = """
        SELECT id, collection, kind, parameters, state, progress, error, cancel_requested, created_at, started_at, finished_at FROM jobs
        """;

    /// <summary>The job of that id, or null.</summary>
    public static Job? Find(Session session, string id) => session.First($"{Select} WHERE id = $id", Read, ("$id", id));

    /// <summary>Some jobs, the newest first.</summary>
    public static List<Job> List(Session session, string? collection, string? before, int limit) =>
        session.List(
            $"""
            {Select} WHERE ($collection IS NULL OR collection = $collection) AND ($before IS NULL OR id < $before)
            ORDER BY id DESC LIMIT $limit
            """,
            Read,
            ("$collection", collection),
            ("$before", before),
            ("$limit", limit));

    /// <summary>The jobs that have not ended, the oldest first.</summary>
    public static List<Job> Unfinished(Session session) =>
        session.List($"{Select} WHERE state IN ('Queued', 'Running') ORDER BY id", Read);

    /// <summary>Adds a queued job.</summary>
    public static void Add(Session session, string id, string collection, string kind, JsonElement parameters, DateTimeOffset now) =>
        session.Execute(
            """
            INSERT INTO jobs (id, collection, kind, state, parameters, progress, created_at)
            VALUES ($id, $collection, $kind, 'Queued', $parameters, '{}', $now)
            """,
            ("$id", id),
            ("$collection", collection),
            ("$kind", kind),
            ("$parameters", parameters.GetRawText()),
            ("$now", now.ToUnixTimeMilliseconds()));

    /// <summary>Makes a job that has not ended a running one; false if there is none.</summary>
    public static bool Start(Session session, string id, DateTimeOffset now) =>
        session.Execute(
            """
            UPDATE jobs SET state = 'Running', started_at = coalesce(started_at, $now)
            WHERE id = $id AND state IN ('Queued', 'Running')
            """,
            ("$id", id),
            ("$now", now.ToUnixTimeMilliseconds())) > 0;

    /// <summary>Keeps how far a running job is.</summary>
    public static void Report(Session session, string id, JobProgress progress) =>
        session.Execute(
            "UPDATE jobs SET progress = $progress WHERE id = $id AND state = 'Running'",
            ("$id", id),
            ("$progress", JsonSerializer.Serialize(progress)));

    /// <summary>Gives a running job another state.</summary>
    public static void Finish(Session session, string id, JobState state, string? error, DateTimeOffset now) =>
        session.Execute(
            "UPDATE jobs SET state = $state, error = $error, finished_at = $now WHERE id = $id AND state = 'Running'",
            ("$id", id),
            ("$state", state.ToString()),
            ("$error", error),
            ("$now", state == JobState.Queued ? null : now.ToUnixTimeMilliseconds()));

    /// <summary>Asks a job to end; one that nobody runs ends here.</summary>
    public static void Cancel(Session session, string id, bool isRun, DateTimeOffset now)
    {
        session.Execute("UPDATE jobs SET cancel_requested = 1 WHERE id = $id AND state IN ('Queued', 'Running')", ("$id", id));
        session.Execute(
            "UPDATE jobs SET state = 'Cancelled', finished_at = $now WHERE id = $id AND (state = 'Queued' OR (state = 'Running' AND NOT $run))",
            ("$id", id),
            ("$run", isRun),
            ("$now", now.ToUnixTimeMilliseconds()));
    }

    /// <summary>Ends the other running jobs of a job's collection that were asked to end.</summary>
    public static void EndOthersThatWereCancelled(Session session, string id, DateTimeOffset now) =>
        session.Execute(
            """
            UPDATE jobs SET state = 'Cancelled', finished_at = $now
            WHERE state = 'Running' AND cancel_requested AND id <> $id AND collection = (SELECT collection FROM jobs WHERE id = $id)
            """,
            ("$id", id),
            ("$now", now.ToUnixTimeMilliseconds()));

    /// <summary>Takes out jobs that ended before a time, but for the last that ended; how many they were.</summary>
    public static int Prune(Session session, DateTimeOffset endedBefore, int kept) =>
        session.Execute(
            """
            DELETE FROM jobs WHERE finished_at < $before AND id NOT IN (
                SELECT id FROM jobs WHERE finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC LIMIT $kept)
            """,
            ("$before", endedBefore.ToUnixTimeMilliseconds()),
            ("$kept", kept));

    /// <summary>Ends all that run.</summary>
    public static void Interrupt(Session session, string error, DateTimeOffset now) =>
        session.Execute(
            "UPDATE jobs SET state = 'Failed', error = $error, finished_at = $now WHERE state = 'Running'",
            ("$error", error),
            ("$now", now.ToUnixTimeMilliseconds()));

    static Job Read(SqliteDataReader row)
    {
        try
        {
            return new Job(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                JsonSerializer.Deserialize<JsonElement>(row.GetString(3)),
                Enum.Parse<JobState>(row.GetString(4)),
                JsonSerializer.Deserialize<JobProgress>(row.GetString(5)) ?? JobProgress.None,
                row.GetText(6),
                row.GetBoolean(7),
                row.GetTime(8),
                row.IsDBNull(9) ? null : row.GetTime(9),
                row.IsDBNull(10) ? null : row.GetTime(10));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new SemanticSearchException(
                ErrorKind.Storage, $"job '{row.GetString(0)}' is damaged in the index: take it out with 'semsearch verify --repair'", e);
        }
    }
}
