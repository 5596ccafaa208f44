using System.ComponentModel.DataAnnotations;

namespace SemanticSearch;

/// <summary>How sources are watched: the configuration section <c>SemanticSearch:Sources</c>, validated at start.</summary>
public sealed class WatchOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = $"{SemanticSearchOptions.Section}:Sources";

    /// <summary>Whether a server watches the sources of all its collections.</summary>
    public bool Watch { get; set; }

    /// <summary>How often a source is compared as a whole, whatever the file system told of it, in seconds, 1 to 86,400.</summary>
    [Range(1, 86_400)]
    public int SweepSeconds { get; set; } = 300;

    /// <summary>How long size and time of a file must have stood still before it is read, in seconds, 1 to 3,600.</summary>
    [Range(1, 3_600)]
    public int SettleSeconds { get; set; } = 2;

    /// <summary>How long files that have settled wait at most for others that have not, in seconds, 1 to 3,600.</summary>
    [Range(1, 3_600)]
    public int LongestWaitSeconds { get; set; } = 30;
}
