using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Checks a generation: its chunks against the texts, its vectors and its full-text rows against the chunks.</summary>
static class GenerationCheck
{
    // Unit vectors in single precision; a text of which a model knows no word may have the zero vector.
    const float Tolerance = 1e-3f;

    /// <summary>Adds what is wrong, and returns how many chunks there are.</summary>
    public static long Run(Session session, Collection generation, Damage damage, CancellationToken cancellationToken)
    {
        var chunks = CheckDocuments(session, generation, damage, cancellationToken);
        CheckTerms(session, generation, damage);
        CheckBackground(session, generation, damage);
        if (GenerationTable.IsLive(session, generation))
            CheckMissing(session, generation, damage);
        return chunks;
    }

    static long CheckDocuments(Session session, Collection generation, Damage damage, CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var (row, id, characters) in session.List(
            "SELECT id, document_id, characters FROM documents WHERE collection = $collection",
            row => (row.GetInt64(0), row.GetString(1), row.GetInt32(2)),
            ("$collection", generation.Id)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var chunks = session.List(
                """
                SELECT id, ordinal, start_offset, end_offset, heading_path, speaker FROM chunks
                WHERE document = $document AND generation = $generation ORDER BY ordinal
                """,
                chunk => (
                    Id: chunk.GetInt64(0),
                    Ordinal: chunk.GetInt32(1),
                    Start: chunk.GetInt32(2),
                    End: chunk.GetInt32(3),
                    IsRead: JsonCheck.CanBeRead(chunk.GetString(4), StoredJson.ReadHeadingPath)
                        && JsonCheck.CanBeRead(chunk.GetText(5), StoredJson.ReadSpeaker)),
                ("$document", row),
                ("$generation", generation.Generation));
            count += chunks.Count;
            var problem = chunks.Where((chunk, i) => chunk.Ordinal != i || chunk.Id != chunks[0].Id + i).Any()
                ? "has chunks that do not follow each other"
                : chunks.Any(chunk => chunk.Start < 0 || chunk.End > characters || chunk.Start >= chunk.End)
                    ? "has chunks beyond its text"
                    : !chunks.TrueForAll(chunk => chunk.IsRead)
                        ? "has chunks with headings or a speaker that cannot be read"
                        : ProblemOfVectors(session, generation, row, chunks.Count, chunks.Count > 0 ? chunks[0].Id : 0);
            if (problem is null)
                continue;
            damage.Add("chunks", Subject(generation, id), problem);
            damage.Chunks.Add((row, generation.Generation));
        }
        return count;
    }

    static string? ProblemOfVectors(Session session, Collection generation, long document, int chunks, long first)
    {
        using var reader = session.Query(
            "SELECT first_chunk, lengths, matrix FROM vectors WHERE document = $document AND generation = $generation",
            ("$document", document),
            ("$generation", generation.Generation));
        if (!reader.Read())
            return chunks > 0 ? "has chunks without vectors" : null;
        var lengths = MemoryMarshal.Cast<byte, ushort>(raw.sqlite3_column_blob(reader.Handle, 1)).Length;
        var matrix = VectorTable.Decode(raw.sqlite3_column_blob(reader.Handle, 2));
        var dimensions = generation.Recipe.Dimensions;
        if (lengths != chunks || matrix.Length != (long)chunks * dimensions || (chunks > 0 && reader.GetInt64(0) != first))
            return $"has {chunks} chunks, and vectors that do not fit them";
        for (var i = 0; i < chunks; i++)
        {
            var norm = TensorPrimitives.Norm(matrix.AsSpan(i * dimensions, dimensions));
            if (!(MathF.Abs(norm - 1) <= Tolerance || norm == 0))
                return $"has a vector of length {norm}";
        }
        return null;
    }

    static void CheckBackground(Session session, Collection generation, Damage damage)
    {
        var scores = session.First(
            "SELECT scores FROM backgrounds WHERE generation = $generation", row => row.GetString(0), ("$generation", generation.Generation));
        if (JsonCheck.CanBeRead(scores, StoredJson.ReadScores))
            return;
        damage.Add("backgrounds", $"generation {generation.Generation}", "has a relevance scale that cannot be read");
        damage.Backgrounds.Add(generation.Generation);
    }

    static void CheckTerms(Session session, Collection generation, Damage damage)
    {
        if (!TermTable.Exists(session, generation.Generation))
        {
            damage.Add("terms", $"generation {generation.Generation}", "has no full-text tables");
            damage.Terms.Add(generation.Generation);
        }

        if (damage.Terms.Contains(generation.Generation))
        {
            foreach (var document in session.List(
                "SELECT DISTINCT document FROM chunks WHERE generation = $generation", row => row.GetInt64(0), ("$generation", generation.Generation)))
                damage.Chunks.Add((document, generation.Generation));
            return;
        }
        foreach (var (document, id) in TermTable.Without(session, generation.Generation))
        {
            damage.Add("terms", Subject(generation, id), "has chunks that are not in the full-text index");
            damage.Chunks.Add((document, generation.Generation));
        }
        foreach (var row in TermTable.Orphans(session, generation.Generation))
        {
            damage.Add("terms", $"row {row} of generation {generation.Generation}", "has the terms of a chunk that is not there");
            damage.TermRows.Add((generation.Generation, row));
        }
    }

    // Documents of older formats have no row of vectors where they have no chunk.
    static void CheckMissing(Session session, Collection generation, Damage damage)
    {
        foreach (var missing in GenerationTable.Missing(session, generation, int.MaxValue, long.MaxValue, []))
            if (missing.Document.Text.Any(char.IsLetterOrDigit))
                damage.Add("chunks", Subject(generation, missing.Document.Id), "has no chunks in the live generation");
    }

    static string Subject(Collection generation, string id) => $"document '{id}' of '{generation.Name}', generation {generation.Generation}";
}
