namespace SemanticSearch.Storage.Qdrant;

/// <summary>What may be done with a call that failed.</summary>
enum CallKind
{
    /// <summary>It changes nothing: it can be repeated.</summary>
    Read,

    /// <summary>It writes points under ids that are told by what they hold, or deletes: repeated whole it leaves the same.</summary>
    Write,

    /// <summary>The cluster votes on it, and may carry it out after it has said that it failed: whoever asks reads the state back before
    /// asking again.</summary>
    Consensus,
}
