using System.Globalization;
using SemanticSearch.Search.Planning;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Says why an answer has no passage.</summary>
static class EmptyAnswer
{
    /// <summary>The reason, in words for the reader, with what to do.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="plan">What was asked for.</param>
    /// <param name="retrieval">What was found.</param>
    /// <param name="least">The least relevance that is returned.</param>
    public static string Reason(Collection collection, QueryPlan plan, Retrieval retrieval, RelevanceBand least)
    {
        if (retrieval.Scope.Chunks == 0)
            return $"collection '{collection.Name}' is empty; index documents first";
        if (retrieval.Coverage.Documents == 0)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"none of the {retrieval.Scope.Documents} documents of '{collection.Name}' fulfils the filter; widen it");
        if (retrieval.Candidates.Count == 0 && plan.Required.Count + plan.Excluded.Count > 0)
            return $"no passage in scope {string.Join(" and ", Conditions(plan.Interpretation))}; loosen the quoted or excluded words";
        if (retrieval.Candidates.Count == 0)
            return "no passage in scope has any of the query's words; use other words, or mode 'hybrid'";
        return least <= RelevanceBand.Weak
            ? "nothing in scope has more to do with the query than with questions about something else; 'minimumRelevance' of 'none' shows what is nearest"
            : $"nothing in scope is of the relevance '{least.ToString().ToLowerInvariant()}'; lower 'minimumRelevance'";
    }

    static IEnumerable<string> Conditions(QueryInterpretation interpretation)
    {
        if (interpretation.Phrases.Count > 0)
            yield return $"holds {string.Join(" and ", interpretation.Phrases.Select(phrase => $"\"{phrase}\""))}";
        if (interpretation.Excluded.Count > 0)
            yield return $"is without {string.Join(" and ", interpretation.Excluded.Select(phrase => $"\"{phrase}\""))}";
    }
}
