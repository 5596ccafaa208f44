using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace SemanticSearch.Api.Search;

/// <summary>A search as an address asks it; see <see cref="SearchRequest"/>.</summary>
sealed record SearchParameters
{
    [Description("The question, in plain language; \"phrases\", -words and field:value are understood.")]
    public string? Q { get; init; }

    [Description("How many passages at most, 1 to 1000.")]
    [DefaultValue(10)]
    public int? Limit { get; init; }

    [Description("How passages are retrieved: hybrid, dense or lexical.")]
    [DefaultValue("hybrid")]
    public string? Mode { get; init; }

    [Description("The collection to search.")]
    [DefaultValue(SearchRequest.DefaultCollection)]
    public string? Collection { get; init; }

    [Description("How much before and after each passage, at most as many as the unit allows.")]
    [DefaultValue(1)]
    public int? Context { get; init; }

    [Description("What is counted: sentences, chars, paragraph, section or page.")]
    [DefaultValue("sentences")]
    public string? Unit { get; init; }

    [Description("Whether to mark words and the best sentence.")]
    [DefaultValue(true)]
    public bool? Highlight { get; init; }

    [Description("A filter, as the JSON of the request body.")]
    public string? Filter { get; init; }

    [Description("What becomes of names and dates in the question: boost, filter or off.")]
    [DefaultValue("boost")]
    public string? Understand { get; init; }

    [Description("The id of an understood part that was not meant so; may be repeated.")]
    public string[]? Ignored { get; init; }

    [Description("A document's id or a citation, which passages are to resemble.")]
    public string? Similar { get; init; }

    [Description("The fields to count values of; may be repeated.")]
    [FromQuery(Name = "facet")]
    public string[]? Facets { get; init; }

    [Description("How much repeating passages fall back, 0 to 1.")]
    public double? Diversity { get; init; }

    [Description("Whether near-duplicates are folded into one passage.")]
    public bool? CollapseDuplicates { get; init; }

    [Description("The most passages of one document, 1 to 100.")]
    public int? PassagesPerDocument { get; init; }

    [Description("Whether passages of a document come together.")]
    public bool? GroupByDocument { get; init; }

    [Description("The least relevance that is returned: none, weak, fair or strong.")]
    public string? MinimumRelevance { get; init; }

    [Description("Whether the cross-encoder ranks the best passages again.")]
    public bool? Rerank { get; init; }

    [Description("Whether to tell how each passage came to its rank.")]
    public bool? Explain { get; init; }

    /// <summary>The request that it makes.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a name or the filter cannot be read.</exception>
    public SearchRequest ToRequest() => new()
    {
        Query = Q ?? "",
        Limit = Limit ?? 10,
        Mode = Names.Of<SearchMode>("mode", Mode ?? "hybrid"),
        Collection = Collection ?? SearchRequest.DefaultCollection,
        Context = Names.Window(Context ?? 1, Unit ?? "sentences"),
        Highlight = Highlight ?? true,
        Filter = Filter is null ? null : SemanticSearch.Filter.Parse(Filter),
        Understand = Names.Of<UnderstandingMode>("understand", Understand ?? "boost"),
        Ignored = Ignored ?? [],
        Similar = Similar,
        Facets = Facets ?? [],
        Diversity = Diversity,
        CollapseDuplicates = CollapseDuplicates,
        PassagesPerDocument = PassagesPerDocument,
        GroupByDocument = GroupByDocument ?? false,
        MinimumRelevance = MinimumRelevance is null ? null : Names.Of<RelevanceBand>("minimumRelevance", MinimumRelevance),
        Rerank = Rerank,
        Explain = Explain ?? false,
    };
}
