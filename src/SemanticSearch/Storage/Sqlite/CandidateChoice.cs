namespace SemanticSearch.Storage.Sqlite;

/// <summary>Chooses the candidates of a query from the scores of all chunks, and counts what matches.</summary>
/// <param name="snapshot">The chunks.</param>
/// <param name="scope">Those that the query's conditions leave; null for all.</param>
/// <param name="query">The query.</param>
/// <param name="cosines">Cosine similarities by position.</param>
/// <param name="words">BM25.</param>
sealed class CandidateChoice(VectorSnapshot snapshot, Scope? scope, RetrievalQuery query, float[] cosines, LexicalScores words)
{
    /// <summary>The best chunks of each leg, and the best chunk of each of the best documents.</summary>
    public IReadOnlyList<Candidate> Candidates()
    {
        var chosen = new HashSet<int>();
        if (query.Vector is not null)
            chosen.UnionWith(BestPositions.Of(cosines, scope, query.Depth, float.NegativeInfinity, ByDocument));
        if (query.Terms.Count > 0)
        {
            chosen.UnionWith(BestPositions.Of(words.Chunks, scope, query.Depth, 0, ByDocument));
            foreach (var document in BestPositions.Of(words.Documents, null, query.Depth, 0, ById))
                if (BestOf(document) is { } best)
                    chosen.Add(best);
        }
        return [.. chosen.Order().Select(CandidateAt)];
    }

    /// <summary>Counts chunks, and documents with such a chunk, that are in scope and near the query, or hold its words.</summary>
    public SearchTotal Total()
    {
        var (documents, chunks) = (0L, 0L);
        for (var i = 0; i < snapshot.Blocks.Length; i++)
        {
            var before = chunks;
            for (var position = snapshot.Starts[i]; position < snapshot.Starts[i + 1]; position++)
                if (Matches(position))
                    chunks++;
            if (chunks > before)
                documents++;
        }
        return new SearchTotal(documents, chunks, TotalRelation.Exact);
    }

    Comparer<int> ByDocument => Comparer<int>.Create((x, y) =>
    {
        var (first, second) = (snapshot.BlockAt(x), snapshot.BlockAt(y));
        return first == second ? x.CompareTo(y) : ById.Compare(first, second);
    });

    Comparer<int> ById => Comparer<int>.Create((x, y) =>
        string.CompareOrdinal(snapshot.Blocks[x].DocumentId, snapshot.Blocks[y].DocumentId));

    bool Matches(int position) =>
        (words.Chunks[position] > 0 || (query.Vector is not null && cosines[position] >= query.MatchingCosine))
        && (scope is null || scope.Holds(position));

    // By words, and where none of its chunks has one, by meaning.
    int? BestOf(int document)
    {
        int? best = null;
        for (var position = snapshot.Starts[document]; position < snapshot.Starts[document + 1]; position++)
            if ((scope is null || scope.Holds(position)) && (best is not { } b || IsBetter(position, b)))
                best = position;
        return best;
    }

    bool IsBetter(int position, int other) =>
        words.Chunks[position] != words.Chunks[other]
            ? words.Chunks[position] > words.Chunks[other]
            : cosines[position] > cosines[other];

    Candidate CandidateAt(int position)
    {
        var block = snapshot.BlockAt(position);
        var document = snapshot.Blocks[block];
        return new Candidate(
            document.DocumentId,
            document.Revision,
            position - snapshot.Starts[block],
            cosines[position],
            words.Chunks[position],
            words.Documents[block]);
    }
}
