using SemanticSearch.Quoting;

namespace SemanticSearch.Search;

/// <summary>A place in a stored document that holds a quotation or most of its words.</summary>
/// <param name="Document">The document.</param>
/// <param name="Found">The place.</param>
/// <param name="IsAttributed">Whether speaker and document are those that were named; null if none was.</param>
sealed record QuotePlace(Document Document, FoundQuote Found, bool? IsAttributed) : IComparable<QuotePlace>
{
    /// <summary>Better places come first: rightly attributed, then by verdict, similarity, document id and offset.</summary>
    public int CompareTo(QuotePlace? other)
    {
        if (other is null)
            return -1;
        var order = (IsAttributed == false).CompareTo(other.IsAttributed == false);
        if (order == 0)
            order = Found.Verdict.CompareTo(other.Found.Verdict);
        if (order == 0)
            order = other.Found.Similarity.CompareTo(Found.Similarity);
        if (order == 0)
            order = string.CompareOrdinal(Document.Id, other.Document.Id);
        return order != 0 ? order : Found.Pieces[0].Start.CompareTo(other.Found.Pieces[0].Start);
    }
}
