using System.Numerics;
using System.Runtime.InteropServices;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Finds the chunks that match a query, and counts them.</summary>
/// <param name="snapshot">The chunks.</param>
/// <param name="scope">Those that the query's conditions leave; null for all.</param>
/// <param name="query">The query.</param>
/// <param name="cosines">Cosine similarities by position, of the chunks in scope.</param>
/// <param name="words">BM25.</param>
/// <param name="coverage">Shares of the query's words.</param>
sealed class MatchFinder(
    VectorSnapshot snapshot, RowSet? scope, RetrievalQuery query, CosineScores cosines, LexicalScores words, WordCoverage coverage)
{
    // Vectors lie scattered: one that is asked for so early is there when its turn comes.
    const int VectorsAhead = 6;

    /// <summary>The chunks in scope that are relevant enough to be counted, by position.</summary>
    public RowSet Find()
    {
        var matches = new RowSet(snapshot.Chunks);
        if (query.Floor is { } floor)
            Reach(floor, matches);
        else
            for (var word = 0; word < matches.Words.Length; word++)
                if (RowSet.Word(scope, word, snapshot.Chunks) is not 0 and var rows)
                    matches.Words[word] = query.Terms.Count == 0 ? rows : rows & words.Chunks.AtLeast(word, float.Epsilon);
        return matches;
    }

    /// <summary>Counts matches, and documents with one.</summary>
    public SearchTotal Total(RowSet matches)
    {
        var documents = 0L;
        for (var i = 0; i < snapshot.Blocks.Length; i++)
            if (matches.AnyIn(snapshot.Starts[i], snapshot.Starts[i + 1]))
                documents++;
        return new SearchTotal(documents, matches.Count, TotalRelation.Exact);
    }

    void Reach(RelevanceFloor floor, RowSet matches)
    {
        var (mask, open) = (new FloorMask(floor, cosines, coverage), new List<int>());
        for (var word = 0; word < matches.Words.Length; word++)
        {
            var rows = RowSet.Word(scope, word, snapshot.Chunks);
            if (rows == 0)
                continue;
            var (surely, possibly) = mask.Word(word);
            matches.Words[word] = rows & surely;
            for (var rest = rows & possibly & ~surely; rest != 0; rest &= rest - 1)
                open.Add((word * RowSet.WordRows) + BitOperations.TrailingZeroCount(rest));
        }
        Decide(floor, CollectionsMarshal.AsSpan(open), matches);
    }

    // Only what lies between the bounds has to be compared exactly.
    void Decide(RelevanceFloor floor, ReadOnlySpan<int> open, RowSet matches)
    {
        for (var i = 0; i < open.Length; i++)
        {
            if (i + VectorsAhead < open.Length)
                cosines.Prefetch(open[i + VectorsAhead]);
            if (floor.IsReached(cosines.Exact(open[i]), coverage.Of(open[i]), coverage.HoldsAll(open[i])))
                matches.Add(open[i]);
        }
    }
}
