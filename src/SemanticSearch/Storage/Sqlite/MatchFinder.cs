using System.Numerics;
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
    /// <summary>The chunks in scope that are relevant enough to be counted, by position.</summary>
    public RowSet Find()
    {
        var matches = new RowSet(snapshot.Chunks);
        var mask = query.Floor is { } floor ? new FloorMask(floor, cosines, coverage) : null;
        for (var word = 0; word < matches.Words.Length; word++)
        {
            var rows = RowSet.Word(scope, word, snapshot.Chunks);
            if (rows == 0)
                continue;
            if (mask is not null)
                matches.Words[word] = Counting(word, rows, mask.Word(word), query.Floor!);
            else
                matches.Words[word] = query.Terms.Count == 0 ? rows : rows & words.Chunks.AtLeast(word, float.Epsilon);
        }
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

    ulong Counting(int word, ulong rows, (ulong Surely, ulong Possibly) mask, RelevanceFloor floor)
    {
        var counting = rows & mask.Surely;
        for (var open = rows & mask.Possibly & ~mask.Surely; open != 0; open &= open - 1)
            if (Reaches((word * RowSet.WordRows) + BitOperations.TrailingZeroCount(open), floor))
                counting |= open & (0 - open);
        return counting;
    }

    bool Reaches(int position, RelevanceFloor floor)
    {
        var (share, holdsAll) = (coverage.Of(position), coverage.HoldsAll(position));
        // Only what lies between the bounds has to be compared exactly.
        return floor.IsReached(cosines.Upper(position), share, holdsAll)
            && (floor.IsReached(cosines.Lower(position), share, holdsAll) || floor.IsReached(cosines.Exact(position), share, holdsAll));
    }
}
