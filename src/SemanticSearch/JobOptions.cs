using System.ComponentModel.DataAnnotations;

namespace SemanticSearch;

/// <summary>How long jobs that have ended are remembered: the configuration section <c>SemanticSearch:Jobs</c>, validated at start. One goes
/// when it is neither young enough nor among the last.</summary>
public sealed class JobOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = $"{SemanticSearchOptions.Section}:Jobs";

    /// <summary>For how many days after its end a job is kept, 0 to 3,650.</summary>
    [Range(0, 3_650)]
    public int KeptDays { get; set; } = 30;

    /// <summary>How many of the last jobs that have ended are kept whatever their age, 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public int KeptCount { get; set; } = 1_000;
}
