using Microsoft.Extensions.Logging;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>A generation as searches see it: vectors and postings in memory, kept at the state of the file. Safe from any thread.</summary>
sealed class LiveIndex(Collection collection, TimeProvider timeProvider, ILogger logger)
{
    readonly VectorCache _vectors = new(collection, timeProvider, logger);
    readonly PostingCache _postings = new(collection.Generation);

    /// <summary>Answers a query on the state that the session's transaction sees.</summary>
    public async Task<Retrieval> RetrieveAsync(Session session, RetrievalQuery query, CancellationToken cancellationToken)
    {
        var snapshot = await _vectors.SeenByAsync(session, cancellationToken);
        var scope = ScopeOf(session, snapshot, query);
        var cosines = new float[snapshot.Chunks];
        if (query.Vector is { } vector)
            VectorScan.Score(snapshot, vector, cosines, cancellationToken);
        var words = LexicalScores.For(snapshot);
        foreach (var term in query.Terms)
            Bm25.Add(snapshot, _postings.Of(session, snapshot, term.Text, cancellationToken), term.Weight, words);
        var choice = new CandidateChoice(snapshot, scope, query, cosines, words);
        return new Retrieval(
            choice.Candidates(),
            new SearchScope(snapshot.Blocks.Length, snapshot.Chunks),
            choice.Total(),
            [],
            new SearchCoverage(snapshot.Blocks.Length, 0, null, null, 0));
    }

    Scope? ScopeOf(Session session, VectorSnapshot snapshot, RetrievalQuery query)
    {
        Scope? scope = null;
        foreach (var phrase in query.Required)
            scope = Holding(session, snapshot, phrase).And(scope);
        foreach (var phrase in query.Excluded)
            scope = Holding(session, snapshot, phrase).Not().And(scope);
        if (query.ExcludedDocuments.Count > 0)
            scope = Scope.Of(snapshot.Chunks, PositionsOf(snapshot, query.ExcludedDocuments)).Not().And(scope);
        return scope;
    }

    Scope Holding(Session session, VectorSnapshot snapshot, IReadOnlyList<string> phrase) =>
        Scope.Of(snapshot.Chunks, Postings.Of(snapshot, TermTable.Holding(session, collection.Generation, phrase)).Positions);

    static IEnumerable<int> PositionsOf(VectorSnapshot snapshot, IReadOnlyCollection<string> documents)
    {
        for (var i = 0; i < snapshot.Blocks.Length; i++)
        {
            if (!documents.Contains(snapshot.Blocks[i].DocumentId))
                continue;
            for (var position = snapshot.Starts[i]; position < snapshot.Starts[i + 1]; position++)
                yield return position;
        }
    }
}
