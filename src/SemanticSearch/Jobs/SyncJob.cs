using System.Text.Json;
using SemanticSearch.Indexing;
using SemanticSearch.Sources;

namespace SemanticSearch.Jobs;

/// <summary>Brings a collection up to date with its sources.</summary>
/// <param name="sources">The sources.</param>
/// <param name="syncing">Brings one up to date.</param>
public sealed class SyncJob(SourceBook sources, SourceSync syncing) : JobKind(KindName)
{
    /// <summary>Its name.</summary>
    public const string KindName = "sync";

    /// <summary>What it is told.</summary>
    /// <param name="source">The number of one source, or null for all.</param>
    /// <param name="force">See <see cref="SyncOptions.Force"/>.</param>
    /// <param name="retriesFailed">See <see cref="SyncOptions.RetriesFailed"/>.</param>
    /// <param name="collection">How the collection is made; null for as whoever does the job makes them.</param>
    public static JsonElement ParametersOf(long? source, bool force, bool retriesFailed, CollectionSettings? collection = null) =>
        JsonSerializer.SerializeToElement(new Wanted(source, force, retriesFailed, collection));

    /// <summary>Does a job. A source that cannot be synced does not keep the others from it; it fails the job in the end.</summary>
    public override Task RunAsync(JobContext context, CancellationToken cancellationToken) =>
        RunAsync(context, isSettled: null, cancellationToken);

    /// <summary>Does a job, except for files that are not to be read yet.</summary>
    internal async Task RunAsync(JobContext context, Func<FoundFile, bool>? isSettled, CancellationToken cancellationToken)
    {
        var wanted = context.Job.Parameters.Deserialize<Wanted>() ?? new Wanted(null, Force: false, RetriesFailed: false, Collection: null);
        var sync = wanted.Collection is { } collection ? syncing.With(collection) : syncing;
        var options = new SyncOptions(wanted.Force, wanted.RetriesFailed) { IsSettled = isSettled };
        var chosen = await sources.ChooseAsync(context.Job.Collection, wanted.Source, cancellationToken);
        var failures = new SourceFailures(chosen.Count);
        foreach (var source in chosen)
        {
            try
            {
                await sync.RunAsync(
                    source, options, context.ExpectMore, context.Report, _ => context.ReportRemoval(), cancellationToken);
            }
            catch (SemanticSearchException e) when (SourceFailures.IsOfOneSource(e))
            {
                failures.Add(e);
            }
        }

        failures.ThrowIfAny();
    }

    /// <inheritdoc/>
    public override JsonElement ParametersOfRetry(JsonElement parameters)
    {
        var wanted = parameters.Deserialize<Wanted>();
        return ParametersOf(wanted?.Source, wanted?.Force ?? false, retriesFailed: true, wanted?.Collection);
    }

    sealed record Wanted(long? Source, bool Force, bool RetriesFailed, CollectionSettings? Collection);
}
