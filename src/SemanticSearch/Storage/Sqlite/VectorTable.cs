using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SemanticSearch.Storage.Filtering;
using SQLitePCL;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The table <c>vectors</c>: one matrix a document and generation, <c>[chunks, dimensions]</c>, row by row in little-endian
/// IEEE 754 single precision.
/// </summary>
static class VectorTable
{
    /// <summary>Reads the documents that were written after that revision, with their vectors, in no order. One thread reads while others make
    /// codes and parse fields of what was read, which takes as long.</summary>
    public static async Task<VectorBlock[]> SinceAsync(
        Session session, Collection collection, long revision, CancellationToken cancellationToken)
    {
        var blocks = new List<Task<VectorBlock>>();
        using (var reader = session.Query(
            """
            SELECT d.id, d.document_id, d.revision, v.matrix, v.lengths, v.first_chunk, d.title, d.metadata, d.facts
            FROM documents d LEFT JOIN vectors v ON v.document = d.id AND v.generation = $generation
            WHERE d.collection = $collection AND d.revision > $revision
            """,
            ("$generation", collection.Generation),
            ("$collection", collection.Id),
            ("$revision", revision)))
        {
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                blocks.Add(Read(reader, collection.Recipe.Dimensions));
            }
        }
        return await Task.WhenAll(blocks);
    }

    /// <summary>The vectors of one document, in the order of its chunks.</summary>
    public static IReadOnlyList<ReadOnlyMemory<float>> Of(Session session, Collection collection, string id)
    {
        var matrix = session.First(
            """
            SELECT v.matrix FROM vectors v JOIN documents d ON d.id = v.document
            WHERE v.generation = $generation AND d.collection = $collection AND d.document_id = $id
            """,
            row => Decode(row.GetFieldValue<byte[]>(0)),
            ("$generation", collection.Generation),
            ("$collection", collection.Id),
            ("$id", id)) ?? [];
        var dimensions = collection.Recipe.Dimensions;
        return [.. Enumerable.Range(0, matrix.Length / dimensions).Select(i => (ReadOnlyMemory<float>)matrix.AsMemory(i * dimensions, dimensions))];
    }

    static Task<VectorBlock> Read(SqliteDataReader reader, int dimensions)
    {
        // The provider's own accessors would copy the matrix twice.
        var matrix = Decode(raw.sqlite3_column_blob(reader.Handle, 3));
        var lengths = MemoryMarshal.Cast<byte, ushort>(raw.sqlite3_column_blob(reader.Handle, 4)).ToArray();
        var (row, id, revision) = (reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2));
        if (matrix.Length != (long)lengths.Length * dimensions)
            throw StorageFailure.Damaged($"the vectors of document '{id}' have another length than its chunks ask for");
        var firstChunk = reader.IsDBNull(5) ? 0 : reader.GetInt64(5);
        var (title, metadata, facts) = (reader.GetString(6), reader.GetString(7), reader.GetString(8));
        var fields = new Lazy<FilterDocument>(
            () => new FilterDocument(id, title, StoredJson.ReadMetadata(metadata), StoredJson.ReadFacts(facts)));
        return Task.Run(() => Parsed(new VectorBlock(row, id, revision, firstChunk, lengths, matrix, fields)));
    }

    static VectorBlock Parsed(VectorBlock block)
    {
        try
        {
            _ = block.Fields.Value;
        }
        catch (JsonException)
        {
            // It fails again where it is looked at.
        }
        return block;
    }

    /// <summary>Deletes the vectors of the document in that row, in every generation.</summary>
    public static void Delete(Session session, long document) =>
        session.Execute("DELETE FROM vectors WHERE document = $document", ("$document", document));

    /// <summary>Adds the vectors of the document in that row to a generation that has none of it. A document without chunks has a row too,
    /// which tells that the generation is not missing it.</summary>
    public static void Add(Session session, long generation, long document, long firstChunk, ushort[] lengths, byte[] matrix) =>
        session.Execute(
            "INSERT INTO vectors (generation, document, first_chunk, lengths, matrix) VALUES ($generation, $document, $first, $lengths, $matrix)",
            ("$generation", generation),
            ("$document", document),
            ("$first", firstChunk),
            ("$lengths", MemoryMarshal.AsBytes(lengths.AsSpan()).ToArray()),
            ("$matrix", matrix));

    /// <summary>Lays vectors of equal length one after the other, in the form of the column.</summary>
    public static byte[] Encode(IReadOnlyList<ReadOnlyMemory<float>> vectors)
    {
        var length = vectors.Count == 0 ? 0 : vectors[0].Length;
        var bytes = new byte[vectors.Count * length * sizeof(float)];
        var words = MemoryMarshal.Cast<byte, int>(bytes.AsSpan());
        for (var i = 0; i < vectors.Count; i++)
            MemoryMarshal.Cast<float, int>(vectors[i].Span).CopyTo(words.Slice(i * length, length));
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(words, words);
        return bytes;
    }

    /// <summary>Reads a column's value back.</summary>
    public static float[] Decode(ReadOnlySpan<byte> bytes)
    {
        var values = GC.AllocateUninitializedArray<float>(bytes.Length / sizeof(float));
        var words = MemoryMarshal.Cast<float, int>(values.AsSpan());
        bytes[..(values.Length * sizeof(float))].CopyTo(MemoryMarshal.AsBytes(words));
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(words, words);
        return values;
    }
}
