using System.Text.Json.Serialization;

namespace SemanticSearch.Client;

/// <summary>A job and how far it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Collection">The collection it writes.</param>
/// <param name="Kind">What is done.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Error">Why it failed, or null.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="FinishedAt">When it ended, or null.</param>
public sealed record Job(
    string Id,
    string Collection,
    string Kind,
    string State,
    JobProgress Progress,
    string? Error,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>Whether it has ended, well or not.</summary>
    [JsonIgnore]
    public bool IsFinished => FinishedAt is not null;
}
