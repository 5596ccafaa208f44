using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>A generation as searches see it: vectors and postings in memory, kept at the state of the file. Safe from any thread.</summary>
sealed class LiveIndex(Collection collection, TimeProvider timeProvider, ILogger logger)
{
    readonly VectorCache _vectors = new(collection, timeProvider, logger);
    readonly PostingCache _postings = new(collection.Generation);

    /// <summary>The collection's key.</summary>
    public long CollectionId => collection.Id;

    /// <summary>Answers a query on the state that the session's transaction sees.</summary>
    public async Task<Retrieval> RetrieveAsync(Session session, RetrievalQuery query, CancellationToken cancellationToken)
    {
        var snapshot = await _vectors.SeenByAsync(session, cancellationToken);
        var fields = new ChunkFieldReader(session, collection, snapshot);
        var filtered = query.Filter is { } filter ? snapshot.Filters.Chunks(filter, fields.Read) : null;
        var preferences = new Preferences([.. query.Preferred.Select(preferred => snapshot.Filters.Chunks(preferred, fields.Read))]);
        var scope = ScopeOf(session, snapshot, query, filtered);
        var facets = query.Facets.Select(name => snapshot.Filters.Column("facets", name, fields.Read)).ToList();

        using var words = LexicalScores.For(snapshot);
        using var coverage = new WordCoverage(snapshot.Chunks);
        var adding = Task.Run(() => AddWords(session, snapshot, query, preferences, words, coverage, cancellationToken), CancellationToken.None);
        using var cosines = await CosinesAsync(snapshot, query, scope, adding, cancellationToken);
        var failure = await adding;
        var choice = new CandidateChoice(snapshot, scope, query, cosines, words, coverage, preferences);
        var choosing = Task.Run(choice.Candidates, CancellationToken.None);
        var finder = new MatchFinder(snapshot, scope, query, cosines, words, coverage);
        var matches = finder.Find();
        return new Retrieval(
            await choosing,
            new SearchScope(snapshot.Blocks.Length, snapshot.Chunks),
            finder.Total(matches),
            [.. facets.Select(column => FacetCounter.Count(column, matches, snapshot.Starts))],
            filtered is null ? snapshot.Coverage : DocumentCoverage.Of(snapshot.Filters.Documents.Where((_, i) => filtered.AnyIn(snapshot.Starts[i], snapshot.Starts[i + 1]))),
            query.IsMeasured ? choice.Best() : null,
            coverage.Holders,
            failure);
    }

    /// <summary>The names of the fields that filters may use, at the state that the session's transaction sees.</summary>
    public async Task<IReadOnlyCollection<string>> FieldsAsync(Session session, CancellationToken cancellationToken) =>
        (await _vectors.SeenByAsync(session, cancellationToken)).Filters.Fields;

    /// <summary>The ids of the documents that pass a test, in the order of ids.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(Session session, Func<FilterDocument, bool> test, CancellationToken cancellationToken)
    {
        var snapshot = await _vectors.SeenByAsync(session, cancellationToken);
        var found = new List<string>();
        foreach (var document in snapshot.Filters.Documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (test(document))
                found.Add(document.Id);
        }
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>The vectors of chunks, in the order of the references; empty ones for chunks that are not there.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> VectorsAsync(
        Session session, IReadOnlyList<ChunkReference> references, CancellationToken cancellationToken)
    {
        var snapshot = await _vectors.SeenByAsync(session, cancellationToken);
        var wanted = references.Select(reference => reference.DocumentId).ToHashSet(StringComparer.Ordinal);
        var blocks = snapshot.Blocks.Where(block => wanted.Contains(block.DocumentId)).ToDictionary(block => block.DocumentId);
        return [.. references.Select(reference => blocks.GetValueOrDefault(reference.DocumentId)?.Vector(reference.Ordinal) ?? default)];
    }

    static async Task<CosineScores> CosinesAsync(
        VectorSnapshot snapshot, RetrievalQuery query, RowSet? scope, Task beside, CancellationToken cancellationToken)
    {
        try
        {
            return query.Vector is { } vector ? VectorScan.Score(snapshot, vector, scope, cancellationToken) : CosineScores.None(snapshot);
        }
        catch
        {
            await beside.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    // Where the full-text tables are damaged, there is still what the query means.
    string? AddWords(
        Session session,
        VectorSnapshot snapshot,
        RetrievalQuery query,
        Preferences preferences,
        LexicalScores scores,
        WordCoverage coverage,
        CancellationToken cancellationToken)
    {
        try
        {
            // All are read before any counts.
            var terms = query.Terms.Select(term => (Postings: PostingsOf(term.Text), term.Weight)).ToList();
            var words = query.Words.Select(word => (Forms: word.Terms.Select(PostingsOf).ToList(), word.Preferred)).ToList();
            foreach (var (postings, weight) in terms)
                Bm25.Add(snapshot, postings, weight, scores);
            foreach (var (forms, preferred) in words)
                coverage.Add(forms, preferences.Chosen(preferred));
            return null;
        }
        catch (SqliteException e) when (query.Vector is not null)
        {
            Log.WordsUnreadable(logger, collection.Generation, e);
            return e.Message;
        }

        Postings PostingsOf(string term) => _postings.Of(session, snapshot, term, cancellationToken);
    }

    RowSet? ScopeOf(Session session, VectorSnapshot snapshot, RetrievalQuery query, RowSet? scope)
    {
        foreach (var phrase in query.Required)
            scope = Holding(session, snapshot, phrase).And(scope);
        foreach (var phrase in query.Excluded)
            scope = Holding(session, snapshot, phrase).Not().And(scope);
        if (query.ExcludedDocuments.Count > 0)
            scope = ChunksOf(snapshot, query.ExcludedDocuments).Not().And(scope);
        return scope;
    }

    RowSet Holding(Session session, VectorSnapshot snapshot, IReadOnlyList<string> phrase) =>
        RowSet.Of(snapshot.Chunks, Postings.Of(snapshot, TermTable.Holding(session, collection.Generation, phrase)).Positions);

    static RowSet ChunksOf(VectorSnapshot snapshot, IReadOnlyCollection<string> documents)
    {
        var chunks = new RowSet(snapshot.Chunks);
        for (var i = 0; i < snapshot.Blocks.Length; i++)
            if (documents.Contains(snapshot.Blocks[i].DocumentId))
                chunks.AddRange(snapshot.Starts[i], snapshot.Starts[i + 1]);
        return chunks;
    }
}
