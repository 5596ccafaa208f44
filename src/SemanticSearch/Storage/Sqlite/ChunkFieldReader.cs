using Microsoft.Data.Sqlite;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// Reads what filters see of chunks, which blocks then keep: a whole collection in one pass when most is missing, else document by
/// document. Texts that chunks share, such as speakers and headings, are there once.
/// </summary>
/// <param name="session">A transaction of the snapshot's state.</param>
/// <param name="collection">The collection.</param>
/// <param name="snapshot">The documents.</param>
sealed class ChunkFieldReader(Session session, Collection collection, VectorSnapshot snapshot)
{
    const int FewMissing = 64;

    readonly Dictionary<string, Speaker> _speakers = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlyList<string>> _headings = new(StringComparer.Ordinal);
    bool _looked;

    /// <summary>The fields of a document's chunks, in their order.</summary>
    /// <param name="document">The number of its block.</param>
    public IReadOnlyList<ChunkFields> Read(int document)
    {
        var block = snapshot.Blocks[document];
        if (block.Chunks is { } known)
            return known;
        if (!_looked && snapshot.Blocks.Count(other => other.Chunks is null) > FewMissing)
            ReadAll();
        _looked = true;
        return block.Chunks ??= ReadOne(block);
    }

    void ReadAll()
    {
        using var reader = session.Query(
            "SELECT speaker, page, is_note, heading_path, id FROM chunks WHERE generation = $generation ORDER BY id",
            ("$generation", collection.Generation));
        var more = reader.Read();
        foreach (var block in snapshot.Blocks)
        {
            while (more && reader.GetInt64(4) < block.FirstChunk)
                more = reader.Read();
            var chunks = new List<ChunkFields>(block.Lengths.Length);
            for (; more && chunks.Count < block.Lengths.Length; more = reader.Read())
                chunks.Add(Of(reader));
            block.Chunks = Whole(block, chunks);
        }
    }

    List<ChunkFields> ReadOne(VectorBlock block) => Whole(block, session.List(
        "SELECT speaker, page, is_note, heading_path FROM chunks WHERE id >= $first AND id < $end ORDER BY id",
        Of,
        ("$first", block.FirstChunk),
        ("$end", block.FirstChunk + block.Lengths.Length)));

    static List<ChunkFields> Whole(VectorBlock block, List<ChunkFields> chunks) => chunks.Count == block.Lengths.Length
        ? chunks
        : throw StorageFailure.Damaged($"document '{block.DocumentId}' has {block.Lengths.Length} vectors and {chunks.Count} chunks");

    ChunkFields Of(SqliteDataReader row) => new(
        row.GetText(0) is { } speaker ? Known(_speakers, speaker, json => StoredJson.ReadSpeaker(json)!) : null,
        row.IsDBNull(1) ? null : row.GetInt32(1),
        row.GetBoolean(2),
        Known(_headings, row.GetString(3), StoredJson.ReadHeadingPath));

    static T Known<T>(Dictionary<string, T> known, string json, Func<string, T> read)
    {
        if (!known.TryGetValue(json, out var value))
            known[json] = value = read(json);
        return value;
    }
}
