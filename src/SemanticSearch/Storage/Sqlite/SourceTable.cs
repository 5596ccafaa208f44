using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The table <c>sources</c>.</summary>
static class SourceTable
{
    const string Select = "SELECT id, collection, location, include, exclude, settings, removes, synced_at, web FROM sources";

    /// <summary>Some or all of them, by number.</summary>
    public static List<Source> List(Session session, string? collection) =>
        session.List(
            $"{Select} WHERE $collection IS NULL OR collection = $collection ORDER BY id", Read, ("$collection", collection));

    /// <summary>Writes one over that of the same location.</summary>
    public static Source Put(Session session, Source source, DateTimeOffset now)
    {
        session.Execute(
            """
            INSERT INTO sources (collection, location, include, exclude, settings, removes, web, added_at)
            VALUES ($collection, $location, $include, $exclude, $settings, $removes, $web, $now)
            ON CONFLICT (collection, location) DO UPDATE SET
                include = excluded.include, exclude = excluded.exclude, settings = excluded.settings, removes = excluded.removes,
                web = excluded.web
            """,
            ("$collection", source.Collection),
            ("$location", source.Location),
            ("$include", StoredJson.WriteIds(source.Include)),
            ("$exclude", StoredJson.WriteIds(source.Exclude)),
            ("$settings", source.Settings),
            ("$removes", source.Removes),
            ("$web", StoredJson.Write(source.Web)),
            ("$now", now.ToUnixTimeMilliseconds()));
        return session.First(
            $"{Select} WHERE collection = $collection AND location = $location",
            Read,
            ("$collection", source.Collection),
            ("$location", source.Location))!;
    }

    /// <summary>Forgets one, with its files.</summary>
    public static bool Remove(Session session, long id) => session.Execute("DELETE FROM sources WHERE id = $id", ("$id", id)) > 0;

    /// <summary>Keeps that a sync came to its end.</summary>
    public static void Finish(Session session, long id, string surroundings, DateTimeOffset now) =>
        session.Execute(
            "UPDATE sources SET surroundings = $surroundings, synced_at = $now WHERE id = $id",
            ("$id", id),
            ("$surroundings", surroundings),
            ("$now", now.ToUnixTimeMilliseconds()));

    /// <summary>What the last sync kept of a source's surroundings, or null.</summary>
    public static string? Surroundings(Session session, long id) =>
        session.First("SELECT surroundings FROM sources WHERE id = $id", row => row.GetText(0) ?? "", ("$id", id)) is { Length: > 0 } text
            ? text
            : null;

    static Source Read(SqliteDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetString(2),
            StoredJson.ReadIds(row.GetString(3)),
            StoredJson.ReadIds(row.GetString(4)),
            row.GetText(5),
            row.GetBoolean(6),
            row.IsDBNull(7) ? null : row.GetTime(7),
            StoredJson.ReadWebSettings(row.GetText(8)));
}
