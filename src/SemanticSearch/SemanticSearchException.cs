namespace SemanticSearch;

/// <summary>
/// An expected failure. The message says what happened, to what, and what to do about it, and may be shown to the user as it is.
/// </summary>
public sealed class SemanticSearchException : Exception
{
    /// <summary>The name under which <see cref="Details"/> tell after how many seconds to try again, where that helps.</summary>
    public const string RetryAfterDetail = "retryAfterSeconds";

    /// <summary>Reports a failure of the given kind.</summary>
    public SemanticSearchException(ErrorKind kind, string message, Exception? cause = null)
        : base(message, cause) => Kind = kind;

    /// <summary>What kind of failure this is.</summary>
    public ErrorKind Kind { get; }

    /// <summary>What a program may act on, by name, such as where a cited text has moved; empty where the message says it all.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}
