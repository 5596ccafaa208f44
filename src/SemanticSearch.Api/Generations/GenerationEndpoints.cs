using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Idempotency;
using SemanticSearch.Api.Jobs;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Jobs;

namespace SemanticSearch.Api.Generations;

/// <summary>The generations of collections' indexes: building another, swapping it in, going back.</summary>
static class GenerationEndpoints
{
    public static void MapGenerations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/collections/{name}")
            .WithTags("Generations")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        group.MapGet("/generations", ListAsync)
            .WithName("ListGenerations")
            .WithSummary("List the generations of a collection's index: the live one, those before, and those that are being built.");

        group.MapPost("/generations", BuildAsync)
            .WithName("BuildGeneration")
            .WithSummary("Build another generation from the stored texts beside the live one, or go on with it: a job, which is answered at once.")
            .TakesIdempotencyKey()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        group.MapPost("/generations/{id:long}/swap", SwapAsync)
            .WithName("SwapGeneration")
            .WithSummary("Make a generation the live one: at once, or by a job if it has to be built first.")
            .TakesIdempotencyKey();

        group.MapPost("/rollback", RollBackAsync)
            .WithName("RollBackGeneration")
            .WithSummary("Return to the generation that was live before: at once, or by a job if anything was written since.")
            .TakesIdempotencyKey();
    }

    static async Task<Ok<GenerationList>> ListAsync(
        [Description("The collection.")] string name, IndexRebuilder rebuilder, CancellationToken cancellationToken) =>
        TypedResults.Ok(new GenerationList(await rebuilder.ListAsync(name, cancellationToken)));

    static async Task<Accepted<JobReport>> BuildAsync(
        [Description("The collection.")] string name,
        GenerationRequest request,
        IndexRebuilder rebuilder,
        JobBoard board,
        WakeSignal signal,
        CancellationToken cancellationToken)
    {
        // Folders of this machine are no business of who calls over the network.
        if (request.Model is { } model && model.AsSpan().ContainsAny('/', '\\'))
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'model' is '{model}', it must be 'built-in' or the id of a pulled model");
        var generation = await rebuilder.BeginAsync(
            name,
            new RebuildRequest(request.Model, request.ChunkTokens, request.ChunkOverlap, request.ChunkContext),
            cancellationToken);
        return await QueueAsync(name, generation, request.Swap, board, signal, cancellationToken);
    }

    static async Task<Results<Ok<GenerationNumber>, Accepted<JobReport>>> SwapAsync(
        [Description("The collection.")] string name,
        [Description("The generation's number.")] long id,
        IndexRebuilder rebuilder,
        JobBoard board,
        WakeSignal signal,
        CancellationToken cancellationToken)
    {
        if (await IsMissingSomethingAsync(name, id, rebuilder, cancellationToken))
            return await QueueAsync(name, id, swaps: true, board, signal, cancellationToken);
        await rebuilder.SwapAsync(name, id, cancellationToken);
        return TypedResults.Ok(new GenerationNumber(id));
    }

    static async Task<Results<Ok<GenerationNumber>, Accepted<JobReport>>> RollBackAsync(
        [Description("The collection.")] string name,
        IndexRebuilder rebuilder,
        JobBoard board,
        WakeSignal signal,
        CancellationToken cancellationToken)
    {
        var previous = await rebuilder.FindPreviousAsync(name, cancellationToken);
        if (await IsMissingSomethingAsync(name, previous, rebuilder, cancellationToken))
            return await QueueAsync(name, previous, swaps: true, board, signal, cancellationToken);
        return TypedResults.Ok(new GenerationNumber(await rebuilder.RollBackAsync(name, cancellationToken)));
    }

    // What is to be built can take hours: no caller waits so long.
    static async Task<bool> IsMissingSomethingAsync(string name, long id, IndexRebuilder rebuilder, CancellationToken cancellationToken) =>
        (await rebuilder.ListAsync(name, cancellationToken)).Any(generation => generation.Id == id && generation.Missing > 0);

    static async Task<Accepted<JobReport>> QueueAsync(
        string name, long generation, bool swaps, JobBoard board, WakeSignal signal, CancellationToken cancellationToken)
    {
        var parameters = RebuildJob.ParametersOf(generation, swaps);
        var job = await board.FindUnfinishedAsync(name, RebuildJob.KindName, parameters, cancellationToken)
            ?? await board.AddAsync(name, RebuildJob.KindName, parameters, cancellationToken);
        signal.Set();
        return TypedResults.Accepted($"/v1/jobs/{job.Id}", JobReport.Of(job));
    }
}
