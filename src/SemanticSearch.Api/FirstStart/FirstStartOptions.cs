namespace SemanticSearch.Api.FirstStart;

/// <summary>What to index when nothing is, bound from the configuration section <c>FirstStart</c>.</summary>
sealed class FirstStartOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "FirstStart";

    /// <summary>The folder to index into the default collection on the first start: absolute, or relative to the program.
    /// Empty for none.</summary>
    public string Folder { get; set; } = "seeds";
}
