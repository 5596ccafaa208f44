using System.Text.Json.Serialization;

namespace SemanticSearch.Storage;

/// <summary>Where a job is on its way.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<JobState>))]
public enum JobState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It is being done; or it was, by a process that ended, and goes on when its lease has run out.</summary>
    Running,

    /// <summary>It came to its end; single documents may have failed.</summary>
    Succeeded,

    /// <summary>Something that concerns every document ended it.</summary>
    Failed,

    /// <summary>Somebody ended it; what it had done is done.</summary>
    Cancelled,
}
