using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The table <c>documents</c>.</summary>
static class DocumentTable
{
    const string ChunkCount = "(SELECT count(*) FROM chunks WHERE document = d.id AND generation = $generation)";

    const string SelectRecord = $"""
        SELECT d.document_id, d.title, d.location, d.content_hash, d.characters, {ChunkCount}, d.indexed_at
        FROM documents d WHERE d.collection = $collection
        """;

    const string SelectStored = $"""
        SELECT d.document_id, d.title, d.location, d.metadata, d.facts, d.structure, d.text, d.content_hash, d.revision, d.indexed_at,
            {ChunkCount}
        FROM documents d WHERE d.collection = $collection
        """;

    const string Upsert = """
        INSERT INTO documents (
            collection, document_id, key, revision, indexed_at, content_hash, characters, title, location, metadata, facts,
            structure, text, text_hash)
        VALUES (
            $collection, $id, $key, $revision, $now, $hash, $characters, $title, $location, $metadata, $facts,
            $structure, $text, $text_hash)
        ON CONFLICT (collection, document_id) DO UPDATE SET
            revision = excluded.revision, indexed_at = excluded.indexed_at, content_hash = excluded.content_hash,
            characters = excluded.characters, title = excluded.title, location = excluded.location,
            metadata = excluded.metadata, facts = excluded.facts, structure = excluded.structure, text = excluded.text,
            text_hash = excluded.text_hash
        RETURNING id
        """;

    /// <summary>The record of one document, or null.</summary>
    public static DocumentRecord? Find(Session session, Collection collection, string id) =>
        session.First(
            $"{SelectRecord} AND d.document_id = $id",
            ReadRecord,
            ("$collection", collection.Id),
            ("$generation", collection.Generation),
            ("$id", id));

    /// <summary>Up to <paramref name="limit"/> records with ids greater than <paramref name="after"/>, in the order of ids.</summary>
    public static List<DocumentRecord> List(Session session, Collection collection, string after, int limit) =>
        session.List(
            $"{SelectRecord} AND d.document_id > $after ORDER BY d.document_id LIMIT $limit",
            ReadRecord,
            ("$collection", collection.Id),
            ("$generation", collection.Generation),
            ("$after", after),
            ("$limit", limit));

    /// <summary>One document with its text, or null.</summary>
    public static StoredDocument? Get(Session session, Collection collection, string id) =>
        session.First(
            $"{SelectStored} AND d.document_id = $id",
            ReadStored,
            ("$collection", collection.Id),
            ("$generation", collection.Generation),
            ("$id", id));

    /// <summary>Those of the documents that exist, with their texts.</summary>
    public static List<StoredDocument> Get(Session session, Collection collection, IReadOnlyCollection<string> ids) =>
        session.List(
            $"{SelectStored} AND d.document_id IN (SELECT value FROM json_each($ids))",
            ReadStored,
            ("$collection", collection.Id),
            ("$generation", collection.Generation),
            ("$ids", StoredJson.WriteIds(ids)));

    /// <summary>The revisions of those of the documents that exist.</summary>
    public static List<(string Id, long Revision)> Revisions(Session session, Collection collection, IReadOnlyCollection<string> ids) =>
        session.List(
            "SELECT document_id, revision FROM documents WHERE collection = $collection AND document_id IN (SELECT value FROM json_each($ids))",
            row => (row.GetString(0), row.GetInt64(1)),
            ("$collection", collection.Id),
            ("$ids", StoredJson.WriteIds(ids)));

    /// <summary>The ids of documents that go on from another id after a slash, which the digit 0 follows.</summary>
    public static List<string> Within(Session session, string collection, string id) =>
        session.List(
            """
            SELECT d.document_id FROM documents d JOIN collections c ON c.id = d.collection
            WHERE c.name = $collection AND d.document_id > $first AND d.document_id < $end
            """,
            row => row.GetString(0),
            ("$collection", collection),
            ("$first", $"{id}/"),
            ("$end", $"{id}0"));

    /// <summary>The document of that citation key, or null.</summary>
    public static DocumentByKey? FindByKey(Session session, string key) =>
        session.First(
            """
            SELECT c.name, d.document_id FROM documents d JOIN collections c ON c.id = d.collection WHERE d.key = $key
            """,
            row => new DocumentByKey(row.GetString(0), row.GetString(1), null),
            ("$key", key));

    /// <summary>The row of a document, or null.</summary>
    public static long? RowOf(Session session, Collection collection, string id) =>
        session.Number(
            "SELECT id FROM documents WHERE collection = $collection AND document_id = $id",
            ("$collection", collection.Id),
            ("$id", id));

    /// <summary>The row of a document as it was written at a revision, or null.</summary>
    public static long? RowOf(Session session, Collection collection, StoredDocument document) =>
        session.Number(
            "SELECT id FROM documents WHERE collection = $collection AND document_id = $id AND revision = $revision",
            ("$collection", collection.Id),
            ("$id", document.Document.Id),
            ("$revision", document.Revision));

    /// <summary>Gives the document in that row another revision, so that whoever remembers it reads it again.</summary>
    public static void Touch(Session session, long row, long revision) =>
        session.Execute("UPDATE documents SET revision = $revision WHERE id = $row", ("$revision", revision), ("$row", row));

    /// <summary>Writes a document over the one of the same id, and returns its row.</summary>
    public static long Put(Session session, Collection collection, IndexedDocument indexed, long revision, DateTimeOffset now)
    {
        var document = indexed.Document;
        return session.Number(
            Upsert,
            ("$collection", collection.Id),
            ("$id", document.Id),
            ("$key", DocumentId.Key(collection.Name, document.Id)),
            ("$revision", revision),
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$hash", indexed.ContentHash.ToArray()),
            ("$characters", document.Text.Length),
            ("$title", document.Title),
            ("$location", document.Location),
            ("$metadata", StoredJson.Write(document.Metadata)),
            ("$facts", StoredJson.Write(document.Facts)),
            ("$structure", StoredJson.Write(document.Structure)),
            ("$text", document.Text),
            ("$text_hash", HashOf(document.Text)))!.Value;
    }

    /// <summary>The hash by which a text is known to be the one that was written.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Gives every document the hash of its text, as it is.</summary>
    public static void HashTexts(Session session, CancellationToken cancellationToken)
    {
        foreach (var row in session.List("SELECT id FROM documents", row => row.GetInt64(0)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = session.First("SELECT text FROM documents WHERE id = $row", found => found.GetString(0), ("$row", row))!;
            session.Execute("UPDATE documents SET text_hash = $hash WHERE id = $row", ("$hash", HashOf(text)), ("$row", row));
        }
    }

    /// <summary>Deletes a document; its chunks and vectors go with it. False if there was none.</summary>
    public static bool Delete(Session session, Collection collection, string id) =>
        session.Execute(
            "DELETE FROM documents WHERE collection = $collection AND document_id = $id",
            ("$collection", collection.Id),
            ("$id", id)) > 0;

    static DocumentRecord ReadRecord(SqliteDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetText(2),
            row.GetFieldValue<byte[]>(3),
            row.GetInt32(4),
            row.GetInt32(5),
            row.GetTime(6));

    static StoredDocument ReadStored(SqliteDataReader row) =>
        new(
            new Document
            {
                Id = row.GetString(0),
                Title = row.GetString(1),
                Location = row.GetText(2),
                Metadata = StoredJson.ReadMetadata(row.GetString(3)),
                Facts = StoredJson.ReadFacts(row.GetString(4)),
                Structure = StoredJson.ReadStructure(row.GetString(5)),
                Text = row.GetString(6),
            },
            row.GetFieldValue<byte[]>(7),
            row.GetInt64(8),
            row.GetTime(9),
            row.GetInt32(10));
}
