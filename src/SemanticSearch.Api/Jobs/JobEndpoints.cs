using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Contract;
using SemanticSearch.Api.Idempotency;
using SemanticSearch.Api.Selection;
using SemanticSearch.Jobs;
using SemanticSearch.Sources;

namespace SemanticSearch.Api.Jobs;

/// <summary>Runs over collections: asked for, watched and ended.</summary>
static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/jobs").WithTags("Jobs").ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        group.MapPost("", AddAsync).WithName("AddJob").WithSummary("Put a job into the queue.")
            .TakesIdempotencyKey()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("", ListAsync).WithName("ListJobs").WithSummary("List jobs, the newest first.")
            .TakesFieldsOf<JobReport>("jobs");
        group.MapGet("/{id}", GetAsync).WithName("GetJob").WithSummary("Tell how far a job is.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{id}/events", WatchAsync).WithName("WatchJob")
            .WithSummary("Send a job's progress as server-sent events until it ends.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id}/cancel", CancelAsync).WithName("CancelJob").WithSummary("Ask a job to end; what it has done is done.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id}/retry", RetryAsync).WithName("RetryJob")
            .WithSummary("Put a job that ended into the queue once more: what is done is passed over, what failed is tried again.")
            .TakesIdempotencyKey()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<Accepted<JobReport>> AddAsync(
        JobRequest request, SourceBook sources, JobBoard board, WakeSignal signal, CancellationToken cancellationToken)
    {
        // A kind that reads paths of the caller's choice would give away any file of the server.
        if (request.Kind != SyncJob.KindName)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'kind' is '{request.Kind}', it must be '{SyncJob.KindName}'");
        // What is not there is told now, not by a job that fails.
        await sources.ChooseAsync(request.Collection, request.Source, cancellationToken);
        var job = await board.AddAsync(
            request.Collection, request.Kind, SyncJob.ParametersOf(request.Source, request.Force, retriesFailed: false), cancellationToken);
        signal.Set();
        return TypedResults.Accepted($"/v1/jobs/{job.Id}", JobReport.Of(job));
    }

    static async Task<Ok<JobPage>> ListAsync(
        JobBoard board,
        CancellationToken cancellationToken,
        [Description("The collection; left out, all of them.")] string? collection = null,
        [Description("The last id of the page before.")] string? before = null,
        [Description("How many at most, 1 to 1000.")] int limit = 100)
    {
        var page = await board.ListAsync(collection, before, limit, cancellationToken);
        // A full page may be the last: one more look tells.
        var more = page.Count == limit && (await board.ListAsync(collection, page[^1].Id, 1, cancellationToken)).Count > 0;
        return TypedResults.Ok(new JobPage([.. page.Select(JobReport.Of)], more ? page[^1].Id : null));
    }

    static async Task<Ok<JobReport>> GetAsync(string id, JobBoard board, CancellationToken cancellationToken) =>
        TypedResults.Ok(JobReport.Of(await board.GetAsync(id, cancellationToken)));

    static async Task<Ok<JobReport>> CancelAsync(string id, JobBoard board, CancellationToken cancellationToken) =>
        TypedResults.Ok(JobReport.Of(await board.CancelAsync(id, cancellationToken)));

    static async Task<Accepted<JobReport>> RetryAsync(
        string id, JobBoard board, WakeSignal signal, CancellationToken cancellationToken)
    {
        var job = await board.RetryAsync(id, cancellationToken);
        signal.Set();
        return TypedResults.Accepted($"/v1/jobs/{job.Id}", JobReport.Of(job));
    }

    static async Task<EventStream<JobReport>> WatchAsync(string id, JobBoard board, CancellationToken cancellationToken)
    {
        // A job that is not there is told before the stream begins.
        await board.GetAsync(id, cancellationToken);
        return new EventStream<JobReport>(EventsOf(id, board, cancellationToken));
    }

    static async IAsyncEnumerable<SseItem<JobReport>> EventsOf(
        string id, JobBoard board, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var job in board.WatchAsync(id, cancellationToken))
            yield return new SseItem<JobReport>(JobReport.Of(job), job.IsFinished ? "end" : "progress");
    }
}
