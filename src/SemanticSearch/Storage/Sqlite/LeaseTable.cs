using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The table <c>leases</c>.</summary>
static class LeaseTable
{
    /// <summary>The lease of a collection, or null.</summary>
    public static Lease? Find(Session session, string collection) =>
        session.First(
            "SELECT collection, token, holder, beat, renewed_at, expires_at FROM leases WHERE collection = $collection",
            Read,
            ("$collection", collection));

    /// <summary>Writes a lease over the one that there is.</summary>
    public static void Put(Session session, Lease lease) =>
        session.Execute(
            """
            INSERT OR REPLACE INTO leases (collection, token, holder, beat, renewed_at, expires_at)
            VALUES ($collection, $token, $holder, $beat, $renewed, $expires)
            """,
            ("$collection", lease.Collection),
            ("$token", lease.Token),
            ("$holder", lease.Holder),
            ("$beat", lease.Beat),
            ("$renewed", lease.RenewedAt.ToUnixTimeMilliseconds()),
            ("$expires", lease.ExpiresAt.ToUnixTimeMilliseconds()));

    /// <summary>Deletes a lease that is held with that token.</summary>
    public static bool Remove(Session session, string collection, string token) =>
        session.Execute(
            "DELETE FROM leases WHERE collection = $collection AND token = $token",
            ("$collection", collection),
            ("$token", token)) > 0;

    /// <summary>Deletes all.</summary>
    public static void Clear(Session session) => session.Execute("DELETE FROM leases");

    static Lease Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetTime(4), row.GetTime(5));
}
