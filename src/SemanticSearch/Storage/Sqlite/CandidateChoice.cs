using System.Collections;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Chooses the candidates of a query from the scores of all chunks, and tells what matches.</summary>
/// <param name="snapshot">The chunks.</param>
/// <param name="scope">Those that the query's conditions leave; null for all.</param>
/// <param name="query">The query.</param>
/// <param name="cosines">Cosine similarities by position, of the chunks in scope.</param>
/// <param name="words">BM25.</param>
/// <param name="coverage">Shares of the query's words.</param>
/// <param name="preferences">The query's preferred filters.</param>
sealed class CandidateChoice(
    VectorSnapshot snapshot,
    Scope? scope,
    RetrievalQuery query,
    CosineScores cosines,
    LexicalScores words,
    WordCoverage coverage,
    Preferences preferences)
{
    /// <summary>The best chunks of each leg, and the best chunk of each of the best documents; and the same of those that are
    /// preferred.</summary>
    public IReadOnlyList<Candidate> Candidates()
    {
        var chosen = new HashSet<int>();
        Choose(scope, chosen);
        if (preferences.Most(scope) is { } preferred)
            Choose(preferred, chosen);
        return [.. chosen.Order().Select(CandidateAt)];
    }

    /// <summary>The chunks in scope that are relevant enough to be counted, by position.</summary>
    public BitArray Matches()
    {
        var matches = new BitArray(snapshot.Chunks);
        // Most chunks have none of the words, and are too far for meaning alone to count.
        var least = query.Floor?.LeastCosine ?? double.PositiveInfinity;
        for (var position = 0; position < snapshot.Chunks; position++)
            if ((query.Floor is null || coverage.Has(position) || cosines.Upper(position) > least)
                && (scope is null || scope.Holds(position))
                && Counts(position))
                matches[position] = true;
        return matches;
    }

    /// <summary>Counts matches, and documents with one.</summary>
    public SearchTotal Total(BitArray matches)
    {
        var (documents, chunks) = (0L, 0L);
        for (var i = 0; i < snapshot.Blocks.Length; i++)
        {
            var before = chunks;
            for (var position = snapshot.Starts[i]; position < snapshot.Starts[i + 1]; position++)
                if (matches[position])
                    chunks++;
            if (chunks > before)
                documents++;
        }
        return new SearchTotal(documents, chunks, TotalRelation.Exact);
    }

    /// <summary>The greatest cosine and coverage in scope.</summary>
    public (double Cosine, double Coverage) Best()
    {
        var (cosine, share) = (double.NegativeInfinity, 0.0);
        for (var position = 0; position < snapshot.Chunks; position++)
        {
            if (scope is not null && !scope.Holds(position))
                continue;
            if (cosines.Upper(position) > cosine)
                cosine = Math.Max(cosine, cosines.Exact(position));
            share = Math.Max(share, coverage.Of(position));
        }
        return (Math.Max(-1, cosine), share);
    }

    void Choose(Scope? within, HashSet<int> chosen)
    {
        if (query.Vector is not null)
            chosen.UnionWith(cosines.Best(within, query.Depth, ByDocument));
        if (query.Terms.Count == 0)
            return;
        chosen.UnionWith(BestPositions.Of(words.Chunks, within, query.Depth, 0, ByDocument));
        foreach (var document in BestPositions.Of(words.Documents, DocumentsOf(within), query.Depth, 0, ById))
            if (BestOf(document, within) is { } best)
                chosen.Add(best);
    }

    Scope? DocumentsOf(Scope? within) => within is null ? null : Scope.Of(
        snapshot.Blocks.Length,
        Enumerable.Range(0, snapshot.Blocks.Length).Where(document =>
        {
            for (var position = snapshot.Starts[document]; position < snapshot.Starts[document + 1]; position++)
                if (within.Holds(position))
                    return true;
            return false;
        }));

    Comparer<int> ByDocument => Comparer<int>.Create((x, y) =>
    {
        var (first, second) = (snapshot.BlockAt(x), snapshot.BlockAt(y));
        return first == second ? x.CompareTo(y) : ById.Compare(first, second);
    });

    Comparer<int> ById => Comparer<int>.Create((x, y) =>
        string.CompareOrdinal(snapshot.Blocks[x].DocumentId, snapshot.Blocks[y].DocumentId));

    bool Counts(int position)
    {
        if (query.Floor is not { } floor)
            return query.Terms.Count == 0 || words.Chunks[position] > 0;
        var (share, holdsAll) = (coverage.Of(position), coverage.HoldsAll(position));
        // Only what lies between the bounds has to be compared exactly.
        return floor.IsReached(cosines.Upper(position), share, holdsAll)
            && (floor.IsReached(cosines.Lower(position), share, holdsAll) || floor.IsReached(cosines.Exact(position), share, holdsAll));
    }

    // By words, and where none of its chunks has one, by meaning.
    int? BestOf(int document, Scope? within)
    {
        int? best = null;
        for (var position = snapshot.Starts[document]; position < snapshot.Starts[document + 1]; position++)
            if ((within is null || within.Holds(position)) && (best is not { } b || IsBetter(position, b)))
                best = position;
        return best;
    }

    bool IsBetter(int position, int other) =>
        words.Chunks[position] != words.Chunks[other]
            ? words.Chunks[position] > words.Chunks[other]
            : cosines.Exact(position) > cosines.Exact(other);

    Candidate CandidateAt(int position)
    {
        var block = snapshot.BlockAt(position);
        var document = snapshot.Blocks[block];
        return new Candidate(
            document.DocumentId,
            document.Revision,
            position - snapshot.Starts[block],
            cosines.Exact(position),
            words.Chunks[position],
            words.Documents[block],
            coverage.Of(position),
            coverage.HoldsAll(position),
            document.Fields.Value.Date?.Interval,
            preferences.Of(position));
    }
}
