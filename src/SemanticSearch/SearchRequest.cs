namespace SemanticSearch;

/// <summary>A question to a collection. What is null takes the settings' value (<see cref="RankingOptions"/>).</summary>
public sealed record SearchRequest
{
    /// <summary>The longest query, in characters.</summary>
    public const int MaximumQueryLength = 4_096;

    /// <summary>The most passages of one answer.</summary>
    public const int MaximumLimit = 1_000;

    /// <summary>The collection that is meant where none is named.</summary>
    public const string DefaultCollection = "default";

    /// <summary>What is asked, in plain language: 1 to 4,096 characters, not all white space; empty only where <see cref="Similar"/> is
    /// given. <c>"quoted phrases"</c> must occur, <c>-words</c> must not, and <c>country:FRA year:1995..2003</c> are filters.</summary>
    public string Query { get; init; } = "";

    /// <summary>How many passages to return at most, 1 to 1,000; with <see cref="GroupByDocument"/>, how many documents.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>How to retrieve them.</summary>
    public SearchMode Mode { get; init; } = SearchMode.Hybrid;

    /// <summary>The collection to search.</summary>
    public string Collection { get; init; } = DefaultCollection;

    /// <summary>How much text to return around each passage.</summary>
    public ContextWindow Context { get; init; } = new();

    /// <summary>Whether to mark the query's words and the sentence that answers best in each passage.</summary>
    public bool Highlight { get; init; } = true;

    /// <summary>What documents and chunks must fulfil; null for all.</summary>
    public Filter? Filter { get; init; }

    /// <summary>What becomes of dates, countries, bodies and speakers that are understood in the query.</summary>
    public UnderstandingMode Understand { get; init; } = UnderstandingMode.Boost;

    /// <summary>Ids of <see cref="UnderstoodPart"/>s that were not meant so: they stay words of the query and nothing else.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>What each leg counts, or null.</summary>
    public FusionWeights? Weights { get; init; }

    /// <summary>How the legs are fused, or null.</summary>
    public FusionMethod? Fusion { get; init; }

    /// <summary>A passage's citation or a document's id: passages that resemble it are searched for, beside the query if there is one; its
    /// own document is left out.</summary>
    public string? Similar { get; init; }

    /// <summary>The most passages of one document, 1 to 100; null for any number.</summary>
    public int? PassagesPerDocument { get; init; }

    /// <summary>Whether passages of a document come together, in the order of their documents' best.</summary>
    public bool GroupByDocument { get; init; }

    /// <summary>How much passages that repeat better ones fall back, 0 to 1: maximal marginal relevance. Carbonell and Goldstein 1998,
    /// https://doi.org/10.1145/290941.291025. Null for the settings' value.</summary>
    public double? Diversity { get; init; }

    /// <summary>Whether passages with nearly the words of a better one, as of a speech in two sources, are folded into it; null for the
    /// settings' value.</summary>
    public bool? CollapseDuplicates { get; init; }

    /// <summary>How much later, or nearer, documents rank higher; null for not at all.</summary>
    public DateDecay? Recency { get; init; }

    /// <summary>What words in title and headings count; null for the settings' value.</summary>
    public FieldBoosts? Boosts { get; init; }

    /// <summary>The least relevance that is returned; null for passages of any, unless all of them
    /// are what questions about something else find.</summary>
    public RelevanceBand? MinimumRelevance { get; init; }

    /// <summary>The fields to count values of, such as <c>country</c>, <c>year</c>, <c>speaker</c>; empty for none.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>Whether a cross-encoder ranks the best passages again; null for the settings' value.</summary>
    public bool? Rerank { get; init; }

    /// <summary>Whether to tell how each passage came to its rank.</summary>
    public bool Explain { get; init; }
}
