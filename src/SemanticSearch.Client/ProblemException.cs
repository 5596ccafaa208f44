using System.Net;
using System.Text.Json;

namespace SemanticSearch.Client;

/// <summary>The server refused a request or could not answer it. The message says what happened, to what, and what to do.</summary>
public sealed class ProblemException : Exception
{
    /// <summary>Tells of a failure as the server did.</summary>
    public ProblemException(HttpStatusCode status, string? type, string title, string? detail)
        : base(detail is null ? $"{title} ({(int)status})" : $"{title} ({(int)status}): {detail}") =>
        (Status, Type, Title, Detail) = (status, type, title, detail);

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The kind of problem, such as <c>urn:semantic-search:problem:not-found</c>; null if the server did not say.</summary>
    public string? Type { get; }

    /// <summary>What the kind is called.</summary>
    public string Title { get; }

    /// <summary>What happened, to what, and what to do; null if the server did not say.</summary>
    public string? Detail { get; }

    /// <summary>What a program may act on, by name, such as <c>movedTo</c> where a cited text has moved.</summary>
    public IReadOnlyDictionary<string, JsonElement> Details { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>After what time to try again; null if the server did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
