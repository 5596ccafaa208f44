using System.Text.Json;

namespace SemanticSearch.Jobs;

/// <summary>
/// Something that jobs do, known by name so that a stored job can be done by another process than the one that was asked. A job may be begun
/// again after any of its steps: what is done must be found done.
/// </summary>
/// <param name="name">What <see cref="Storage.Job.Kind"/> says.</param>
public abstract class JobKind(string name)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Does a job.</summary>
    /// <exception cref="SemanticSearchException">Something that concerns every document is wrong.</exception>
    public abstract Task RunAsync(JobContext context, CancellationToken cancellationToken);

    /// <summary>What a job is told that tries once more what failed in one that was told <paramref name="parameters"/>.</summary>
    public virtual JsonElement ParametersOfRetry(JsonElement parameters) => parameters;
}
