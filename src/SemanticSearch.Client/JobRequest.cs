namespace SemanticSearch.Client;

/// <summary>A job that is asked for.</summary>
public sealed record JobRequest
{
    /// <summary>What to do: <c>sync</c> brings a collection up to date with its sources.</summary>
    public string Kind { get; init; } = "sync";

    /// <summary>The collection; null for the default one.</summary>
    public string? Collection { get; init; }

    /// <summary>The number of one source; null for all.</summary>
    public long? Source { get; init; }

    /// <summary>Whether to remove documents although more than a third of a source would vanish.</summary>
    public bool? Force { get; init; }
}
