using System.Text.Json;
using SemanticSearch.Storage;

namespace SemanticSearch.Jobs;

/// <summary>The kinds of jobs that this program can do, by name. Safe from any thread.</summary>
sealed class JobKinds
{
    readonly Dictionary<string, JobKind> _kinds;

    /// <summary>Knows these.</summary>
    public JobKinds(IEnumerable<JobKind> kinds) => _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>What does a job.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: this program does none such, an older one
    /// perhaps.</exception>
    public JobKind Of(Job job) => _kinds.GetValueOrDefault(job.Kind)
        ?? throw new SemanticSearchException(
            ErrorKind.InvalidRequest, $"there is no job '{job.Kind}', it must be {string.Join(" or ", _kinds.Keys.Select(kind => $"'{kind}'"))}");

    /// <summary>What a job is told that tries once more what failed in this one.</summary>
    public JsonElement ParametersOfRetry(Job job) => Of(job).ParametersOfRetry(job.Parameters);
}
