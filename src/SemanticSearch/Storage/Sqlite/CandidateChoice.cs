using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Chooses the candidates of a query from the scores of all chunks.</summary>
/// <param name="snapshot">The chunks.</param>
/// <param name="scope">Those that the query's conditions leave; null for all.</param>
/// <param name="query">The query.</param>
/// <param name="cosines">Cosine similarities by position, of the chunks in scope.</param>
/// <param name="words">BM25.</param>
/// <param name="coverage">Shares of the query's words.</param>
/// <param name="preferences">The query's preferred filters.</param>
sealed class CandidateChoice(
    VectorSnapshot snapshot,
    RowSet? scope,
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

    /// <summary>The greatest cosine and coverage in scope.</summary>
    public (double Cosine, double Coverage) Best()
    {
        if (scope is { IsEmpty: true } || snapshot.Chunks == 0)
            return (-1, 0);
        var cosine = query.Vector is null ? 0 : cosines.Exact(cosines.Best(scope, 1, ByDocument).Single());
        return (cosine, coverage.Greatest(scope));
    }

    void Choose(RowSet? within, HashSet<int> chosen)
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

    RowSet? DocumentsOf(RowSet? within)
    {
        if (within is null)
            return null;
        var documents = new RowSet(snapshot.Blocks.Length);
        for (var document = 0; document < documents.Length; document++)
            if (within.AnyIn(snapshot.Starts[document], snapshot.Starts[document + 1]))
                documents.Add(document);
        return documents;
    }

    Comparer<int> ByDocument => Comparer<int>.Create((x, y) =>
    {
        var (first, second) = (snapshot.BlockAt(x), snapshot.BlockAt(y));
        return first == second ? x.CompareTo(y) : ById.Compare(first, second);
    });

    Comparer<int> ById => Comparer<int>.Create((x, y) =>
        string.CompareOrdinal(snapshot.Blocks[x].DocumentId, snapshot.Blocks[y].DocumentId));

    // By words, and where none of its chunks has one, by meaning.
    int? BestOf(int document, RowSet? within)
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
            : cosines.IsGreater(position, other);

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
