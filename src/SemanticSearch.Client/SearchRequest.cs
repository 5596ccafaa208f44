namespace SemanticSearch.Client;

/// <summary>A question to a collection. What is null is the server's choice.</summary>
public sealed record SearchRequest
{
    /// <summary>What is asked, in plain language: 1 to 4,096 characters; empty only beside <see cref="Similar"/>.</summary>
    public string Query { get; init; } = "";

    /// <summary>How many passages at most, 1 to 1,000; null for 10.</summary>
    public int? Limit { get; init; }

    /// <summary>How to retrieve them: <c>hybrid</c>, <c>dense</c> or <c>lexical</c>; null for <c>hybrid</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>The collection; null for the default one.</summary>
    public string? Collection { get; init; }

    /// <summary>How much text comes around each passage; null for a sentence on either side.</summary>
    public ContextWindow? Context { get; init; }

    /// <summary>What documents and passages must fulfil; null for nothing.</summary>
    public Filter? Filter { get; init; }

    /// <summary>A passage's citation or a document's id that passages are to resemble; null for none.</summary>
    public string? Similar { get; init; }

    /// <summary>The least relevance that is returned: <c>none</c>, <c>weak</c>, <c>fair</c> or <c>strong</c>.</summary>
    public string? MinimumRelevance { get; init; }

    /// <summary>Whether near-duplicates are folded into one passage.</summary>
    public bool? CollapseDuplicates { get; init; }

    /// <summary>The most passages of one document, 1 to 100.</summary>
    public int? PassagesPerDocument { get; init; }

    /// <summary>The fields to count the values of, such as <c>country</c>, <c>year</c>, <c>speaker</c>; null for none.</summary>
    public IReadOnlyList<string>? Facets { get; init; }
}
