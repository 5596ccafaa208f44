using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SemanticSearch.Client;

public sealed partial class SemanticSearchClient
{
    /// <summary>Puts a job into the queue.</summary>
    /// <param name="request">What is to be done.</param>
    /// <param name="idempotencyKey">A text of the caller's choice: sent again with it, the request is done once; null for none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Job> StartJobAsync(JobRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(
            HttpMethod.Post, "v1/jobs", request, ClientJson.Default.JobRequest, ClientJson.Default.Job, cancellationToken, idempotencyKey);

    /// <summary>How far a job is.</summary>
    public Task<Job> GetJobAsync(string id, CancellationToken cancellationToken = default) =>
        _requests.GetAsync($"v1/jobs/{Uri.EscapeDataString(id)}", ClientJson.Default.Job, cancellationToken);

    /// <summary>A job's progress as it happens; the last one is that of the end.</summary>
    public async IAsyncEnumerable<Job> WatchJobAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = _requests.Of(HttpMethod.Get, $"v1/jobs/{Uri.EscapeDataString(id)}/events");
        await foreach (var step in _requests.EventsAsync(request, cancellationToken))
            yield return JsonSerializer.Deserialize(step.Data, ClientJson.Default.Job)!;
    }
}
