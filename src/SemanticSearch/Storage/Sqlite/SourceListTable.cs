namespace SemanticSearch.Storage.Sqlite;

/// <summary>The table <c>source_lists</c>.</summary>
static class SourceListTable
{
    /// <summary>The list of that address, or null.</summary>
    public static KnownList? Find(Session session, long source, string address) =>
        session.First(
            "SELECT etag, last_modified, content FROM source_lists WHERE source = $source AND address = $address",
            row => new KnownList(address, row.GetText(0), row.GetText(1), row.GetFieldValue<byte[]>(2)),
            ("$source", source),
            ("$address", address));

    /// <summary>Writes a list over what was known of it.</summary>
    public static void Put(Session session, long source, KnownList list) =>
        session.Execute(
            """
            INSERT OR REPLACE INTO source_lists (source, address, etag, last_modified, content)
            VALUES ($source, $address, $etag, $modified, $content)
            """,
            ("$source", source),
            ("$address", list.Address),
            ("$etag", list.EntityTag),
            ("$modified", list.LastModified),
            ("$content", list.Content.ToArray()));
}
