using System.Collections.Concurrent;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The postings of terms that were asked for, in memory: reading those of a frequent term from the file takes milliseconds, and questions
/// share their words. Holds one state of the index; at another one it starts anew. Safe from any thread.
/// </summary>
sealed class PostingCache(long generation)
{
    const long MostBytes = 128L << 20;

    volatile State _state = new(VectorSnapshot.Empty);

    /// <summary>The postings of a term at the state that the session's transaction sees, which is the snapshot's.</summary>
    public Postings Of(Session session, VectorSnapshot snapshot, string term, CancellationToken cancellationToken)
    {
        var state = _state;
        if (state.Snapshot != snapshot || Interlocked.Read(ref state.Bytes) > MostBytes)
            _state = state = new State(snapshot);
        if (state.Terms.TryGetValue(term, out var known))
            return known;
        var postings = Postings.Of(snapshot, TermTable.PlacesOf(session, generation, term, cancellationToken));
        if (state.Terms.TryAdd(term, postings))
            Interlocked.Add(ref state.Bytes, postings.Bytes);
        return postings;
    }

    sealed class State(VectorSnapshot snapshot)
    {
        public long Bytes;

        public VectorSnapshot Snapshot => snapshot;

        public ConcurrentDictionary<string, Postings> Terms { get; } = new(StringComparer.Ordinal);
    }
}
