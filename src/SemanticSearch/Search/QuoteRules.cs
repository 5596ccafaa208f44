using SemanticSearch.Quoting;

namespace SemanticSearch.Search;

/// <summary>Holds requests for quotations to the ranges that their fields document.</summary>
static class QuoteRules
{
    /// <summary>The quotation of a request, taken apart.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>, naming the field and its range.</exception>
    public static Quotation Check(QuoteRequest request)
    {
        if (request.Quote.Length > QuoteRequest.MaximumLength)
            throw Invalid(
                $"'quote' has {request.Quote.Length} characters, at most {QuoteRequest.MaximumLength} are allowed; check it in parts");
        if (request.Limit is < 1 or > QuoteRequest.MaximumLimit)
            throw Invalid($"'limit' is {request.Limit}, it must be 1 to {QuoteRequest.MaximumLimit}");
        if (string.IsNullOrEmpty(request.Collection))
            throw Invalid("'collection' is empty; leave it out to look in 'default'");
        var quotation = new Quotation(request.Quote);
        var letters = quotation.Whole.Folded.Letters.Length;
        if (letters < QuoteRequest.MinimumLetters)
            throw Invalid(
                $"'quote' has {letters} letters and digits, at least {QuoteRequest.MinimumLetters} are needed; quote more of the sentence");
        return quotation;
    }

    static SemanticSearchException Invalid(string message) => new(ErrorKind.InvalidRequest, message);
}
