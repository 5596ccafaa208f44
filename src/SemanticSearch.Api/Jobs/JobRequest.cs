using System.ComponentModel;

namespace SemanticSearch.Api.Jobs;

/// <summary>A job that is asked for.</summary>
sealed record JobRequest
{
    /// <summary>The collection; the default one if left out.</summary>
    [Description("The collection.")]
    public string Collection { get; init; } = SearchRequest.DefaultCollection;

    /// <summary>What to do: <c>sync</c>.</summary>
    [Description("What to do: sync brings the collection up to date with its sources.")]
    public required string Kind { get; init; }

    /// <summary>The number of one source, or null for all.</summary>
    [Description("The number of one source; left out, all of them.")]
    public long? Source { get; init; }

    /// <summary>Whether to remove documents although more than a third of a source would vanish.</summary>
    [Description("Remove documents although more than a third of a source would vanish.")]
    public bool Force { get; init; }
}
