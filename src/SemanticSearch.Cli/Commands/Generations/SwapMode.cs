namespace SemanticSearch.Cli.Commands.Generations;

/// <summary>When a generation that is built takes the place of the live one.</summary>
enum SwapMode
{
    /// <summary>At once.</summary>
    Auto,

    /// <summary>When told to.</summary>
    Manual,
}
