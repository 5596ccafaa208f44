using SemanticSearch.Search.Understanding;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Planning;

/// <summary>What a query asks for, once its operators are taken out and its words are understood.</summary>
sealed record QueryPlan
{
    /// <summary>The words that are searched for; empty where there are only conditions.</summary>
    public required string Words { get; init; }

    /// <summary>The terms of the lexical leg, none twice; other names of what was understood count less.</summary>
    public required IReadOnlyList<WeightedTerm> Terms { get; init; }

    /// <summary>The words whose share a chunk's coverage is.</summary>
    public required IReadOnlyList<SearchWord> Coverage { get; init; }

    /// <summary>Stems of the phrases that every chunk must hold.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Required { get; init; }

    /// <summary>Stems of the words and phrases that no chunk may hold.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Excluded { get; init; }

    /// <summary>Filters that passages had better fulfil, 32 at most.</summary>
    public required IReadOnlyList<Preference> Preferences { get; init; }

    /// <summary>Documents and provisions that are named.</summary>
    public required IReadOnlyList<DirectReference> References { get; init; }

    /// <summary>What of the query could not be done as it was meant.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the reader is told; its filter is the one that applies.</summary>
    public required QueryInterpretation Interpretation { get; init; }
}
