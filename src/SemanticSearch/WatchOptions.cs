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

    /// <summary>How often the pages of a source of the web are asked for, of which nothing tells when they change, in seconds, 60 to
    /// 604,800.</summary>
    [Range(60, 604_800)]
    public int WebSweepSeconds { get; set; } = 3_600;

    /// <summary>How long size and time of a file must have stood still before it is read, in seconds, 1 to 3,600.</summary>
    [Range(1, 3_600)]
    public int SettleSeconds { get; set; } = 2;

    /// <summary>How long files that have settled wait at most for others that have not, in seconds, 1 to 3,600.</summary>
    [Range(1, 3_600)]
    public int LongestWaitSeconds { get; set; } = 30;
}
