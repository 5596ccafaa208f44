using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Caching;
using SemanticSearch.Citing;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Passages;

/// <summary>Citations and what they cite.</summary>
static class PassageEndpoints
{
    public static void MapPassages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/passages/{id}")
            .WithTags("Passages")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        group.MapGet("", GetAsync)
            .WithName("GetPassage")
            .WithSummary("Resolve a citation to the passage it cites.")
            .WithDescription(
                "404 if there never was such a passage. 410 if the words are no longer there: `fate` says removed, changed or moved, "
                + "`movedTo` is the citation of moved ones.");
        group.MapGet("/citation", CiteAsync)
            .WithName("CitePassage")
            .WithSummary("Cite a passage for a bibliography: as text, CSL-JSON, BibTeX or RIS.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain", "application/vnd.citationstyles.csl+json", "application/x-bibtex",
                "application/x-research-info-systems");
    }

    static async Task<Results<Ok<Passage>, NotModified>> GetAsync(
        [Description("The citation of a passage.")] string id,
        PassageSearcher searcher,
        DocumentRevisions revisions,
        HttpContext http,
        CancellationToken cancellationToken,
        [Description("How much before and after the passage, at most as many as the unit allows.")] int context = 1,
        [Description("What is counted: sentences, chars, paragraph, section or page.")] string unit = "sentences") =>
        await revisions.FindCitedAsync(id, cancellationToken) is { } revision && EntityTag.IsKnown(http, revision)
            ? new NotModified()
            : TypedResults.Ok(await searcher.ResolveAsync(id, Names.Window(context, unit), cancellationToken));

    static async Task<Results<ContentHttpResult, NotModified>> CiteAsync(
        [Description("The citation of a passage.")] string id,
        PassageSearcher searcher,
        DocumentRevisions revisions,
        HttpContext http,
        CancellationToken cancellationToken,
        [Description("The form: chicago, csl, bibtex or ris.")] string format = "chicago")
    {
        var chosen = Names.Of<CitationFormat>("format", format);
        if (await revisions.FindCitedAsync(id, cancellationToken) is { } revision && EntityTag.IsKnown(http, revision))
            return new NotModified();
        var passage = await searcher.ResolveAsync(id, new ContextWindow(0, 0), cancellationToken);
        return TypedResults.Text(
            CitationExport.Write(passage, chosen), $"{CitationExport.MediaTypeOf(chosen)}; charset=utf-8");
    }
}
