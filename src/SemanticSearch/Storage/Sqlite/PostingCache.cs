namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The postings of terms that were asked for lately, in memory: reading those of a frequent term from the file takes milliseconds, and
/// questions share their words. Holds one state of the index; at another one it starts anew. Safe from any thread.
/// </summary>
sealed class PostingCache(long generation)
{
    const long MostBytes = 128L << 20;

    volatile State _state = new(VectorSnapshot.Empty);

    /// <summary>The postings of a term at the state that the session's transaction sees, which is the snapshot's.</summary>
    public Postings Of(Session session, VectorSnapshot snapshot, string term, CancellationToken cancellationToken)
    {
        var state = _state;
        if (state.Snapshot != snapshot)
            _state = state = new State(snapshot);
        if (state.Terms.Find(term) is { } known)
            return known;
        var postings = Postings.Of(snapshot, TermTable.PlacesOf(session, generation, term, cancellationToken));
        state.Terms.Keep(term, postings);
        return postings;
    }

    sealed record State(VectorSnapshot Snapshot)
    {
        public RecentlyUsed<string, Postings> Terms { get; } = new(MostBytes, postings => postings.Bytes);
    }
}
