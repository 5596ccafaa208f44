namespace SemanticSearch.Cli;

/// <summary>The search modes by the names that JSON and the command line give them.</summary>
static class SearchModes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SearchMode> All { get; } = Enum.GetValues<SearchMode>();

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(NameOf)];

    /// <summary>The name of one.</summary>
    public static string NameOf(SearchMode mode) => mode.ToString().ToLowerInvariant();
}
