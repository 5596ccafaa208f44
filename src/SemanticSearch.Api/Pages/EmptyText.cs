namespace SemanticSearch.Api.Pages;

/// <summary>Says to readers why there is no passage. <see cref="SearchResponse.EmptyReason"/> says it to whoever writes requests, and names
/// what the page has no field for.</summary>
static class EmptyText
{
    /// <summary>The reason, with what to do.</summary>
    public static string Of(SearchResponse answer) => answer switch
    {
        { Scope.Chunks: 0 } => "This collection is empty. Documents are added in the library.",
        { Coverage.Documents: 0 } => "No document passes the filters.",
        { Interpretation.Phrases.Count: > 0 } => "No passage with the words in quotation marks answers this. Search without the marks.",
        { Interpretation.Excluded.Count: > 0 } => "No passage without the excluded words answers this. Exclude fewer.",
        _ => "No passage answers this. Try other words.",
    };
}
