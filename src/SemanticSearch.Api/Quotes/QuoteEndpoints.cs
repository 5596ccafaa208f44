using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Quotes;

/// <summary>Quotations and what becomes of them.</summary>
static class QuoteEndpoints
{
    public static void MapQuotes(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/quotes/verify", VerifyAsync)
            .WithTags("Quotes")
            .WithName("VerifyQuote")
            .WithSummary("Tell whether a quotation is in a collection, where, and how it differs.")
            .WithDescription(
                "The verdict is exact, repaired (spelling and punctuation differ), spliced (pieces joined by ellipses), altered (words differ), "
                + "misattributed (another speaker or document) or not_found. No model is asked: equal questions get equal answers.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<Ok<QuoteResponse>> VerifyAsync(QuoteRequest request, QuoteVerifier verifier, CancellationToken cancellationToken) =>
        TypedResults.Ok(await verifier.VerifyAsync(request, cancellationToken));
}
