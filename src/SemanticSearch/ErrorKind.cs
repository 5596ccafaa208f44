namespace SemanticSearch;

/// <summary>What kind of expected failure a <see cref="SemanticSearchException"/> reports; decides HTTP status and exit code.</summary>
public enum ErrorKind
{
    /// <summary>The caller's input breaks a rule; saying it differently helps.</summary>
    InvalidRequest,

    /// <summary>What was named does not exist.</summary>
    NotFound,

    /// <summary>What was named existed and does no longer.</summary>
    Gone,

    /// <summary>The request does not fit what is already there, such as another model than the collection's.</summary>
    Conflict,

    /// <summary>A document cannot be read: empty, binary, damaged, or in an unknown format.</summary>
    UnreadableDocument,

    /// <summary>An embedding model is missing, damaged or unsupported.</summary>
    UnusableModel,

    /// <summary>Something outside did not answer or did not answer as it should, such as a model download.</summary>
    Unavailable,

    /// <summary>The data folder is missing, unreadable, of another format version, or full.</summary>
    Storage,
}
