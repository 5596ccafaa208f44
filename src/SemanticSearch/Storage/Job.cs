using System.Text.Json;

namespace SemanticSearch.Storage;

/// <summary>A run over a collection, stored so that it survives the process that does it.</summary>
/// <param name="Id">Its id; ids sort by the time of their making.</param>
/// <param name="Collection">The collection it writes.</param>
/// <param name="Kind">What is done, such as <c>index</c> or <c>sync</c>.</param>
/// <param name="Parameters">What the kind needs to know.</param>
/// <param name="State">Where it is.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Error">Why it failed, or null.</param>
/// <param name="CancelRequested">Whether somebody asked it to end.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="StartedAt">When it began, or null.</param>
/// <param name="FinishedAt">When it ended, or null.</param>
public sealed record Job(
    string Id,
    string Collection,
    string Kind,
    JsonElement Parameters,
    JobState State,
    JobProgress Progress,
    string? Error,
    bool CancelRequested,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>Whether it came to an end, whichever.</summary>
    public bool IsFinished => State is JobState.Succeeded or JobState.Failed or JobState.Cancelled;

    /// <summary>Whether it has been asked for in these words, and nobody has asked it to end.</summary>
    internal bool DoesTheSameAs(string collection, string kind, JsonElement parameters) =>
        Collection == collection && Kind == kind && JsonElement.DeepEquals(Parameters, parameters) && !CancelRequested;
}
