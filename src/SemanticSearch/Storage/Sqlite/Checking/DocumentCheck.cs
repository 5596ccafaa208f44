using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Checks documents against themselves, their tombstones and their words.</summary>
static class DocumentCheck
{
    const int HashBytes = 32;

    const string Waiting = "'semsearch sync' reads it again if it comes of a source, else index or put it again, or restore a backup";

    /// <summary>Adds what is wrong, and returns how many documents there are.</summary>
    public static long Run(Session session, Damage damage, CancellationToken cancellationToken)
    {
        var documents = 0L;
        using (var reader = session.Query(
            """
            SELECT c.name, d.document_id, d.key, d.characters, length(d.content_hash), d.revision > c.changes, d.structure, d.text,
                d.metadata, d.facts, d.text_hash, d.id, d.content_hash = zeroblob(32)
            FROM documents d JOIN collections c ON c.id = d.collection
            """))
        {
            for (; reader.Read(); documents++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (collection, id, text) = (reader.GetString(0), reader.GetString(1), reader.GetString(7));
                void Tell(string what, bool canRepair = false) => damage.Add("documents", $"document '{id}' of '{collection}'", what, canRepair);
                if (reader.GetString(2) != DocumentId.Key(collection, id))
                    Tell("has the citation key of another document: restore a backup");
                if (reader.GetBoolean(5))
                    Tell("has a revision that the collection has not come to: restore a backup");
                if (ProblemOf(reader, text) is not { } problem)
                    continue;
                var isWaiting = reader.GetBoolean(12);
                Tell(isWaiting ? $"{problem}; {Waiting}" : problem, !isWaiting);
                if (!isWaiting)
                    damage.Documents.Add(reader.GetInt64(11));
            }
        }
        CheckTombstones(session, damage);
        if (!damage.HasDamagedWords)
            CheckWords(session, damage);
        return documents;
    }

    static string? ProblemOf(SqliteDataReader reader, string text) =>
        reader.GetInt32(3) != text.Length ? $"has {text.Length} characters, not {reader.GetInt32(3)} as is told of it"
        : !reader.GetFieldValue<byte[]>(10).AsSpan().SequenceEqual(DocumentTable.HashOf(text)) ? "has another text than was written"
        : reader.GetInt64(4) != HashBytes ? "has no content hash"
        : ProblemOf(reader.GetString(6), text.Length) is { } problem ? problem
        : !JsonCheck.CanBeRead(reader.GetString(8), StoredJson.ReadMetadata) ? "has metadata that cannot be read"
        : !JsonCheck.CanBeRead(reader.GetString(9), StoredJson.ReadFacts) ? "has facts that cannot be read"
        : reader.GetBoolean(12) ? "was damaged"
        : null;

    /// <summary>What is wrong with the structure of a text of so many characters, or null.</summary>
    public static string? ProblemOf(string structure, int length)
    {
        try
        {
            var read = StoredJson.ReadStructure(structure);
            return read.Sections.Any(section => section.Start < 0 || section.End > length || section.Start > section.End)
                || read.Blocks.Any(block => block.Start < 0 || block.End > length || block.Start > block.End)
                    ? "has sections or blocks beyond its text"
                    : null;
        }
        catch (JsonException)
        {
            return "has a structure that cannot be read";
        }
    }

    static void CheckTombstones(Session session, Damage damage)
    {
        foreach (var (key, id) in session.List(
            "SELECT t.key, t.document_id FROM tombstones t JOIN documents d ON d.key = t.key", row => (row.GetString(0), row.GetString(1))))
        {
            damage.Add("tombstones", $"document '{id}'", "is told to be deleted, and is there");
            damage.Tombstones.Add(key);
        }
    }

    static void CheckWords(Session session, Damage damage)
    {
        foreach (var id in session.List(
            "SELECT document_id FROM documents WHERE id NOT IN (SELECT rowid FROM document_words)", row => row.GetString(0)))
            damage.Add("words", $"document '{id}'", "has no words to find quotations by");
        foreach (var row in session.List(
            "SELECT rowid FROM document_words WHERE rowid NOT IN (SELECT id FROM documents)", row => row.GetInt64(0)))
        {
            damage.Add("words", $"row {row}", "has the words of a document that is not there");
            damage.WordRows.Add(row);
        }
    }
}
