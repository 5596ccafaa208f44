using System.Text.Json;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Storage;

namespace SemanticSearch.Jobs;

/// <summary>Builds a generation of a collection's index from the stored texts, and swaps it in if that is wanted.</summary>
/// <param name="rebuilder">Builds it.</param>
public sealed class RebuildJob(IndexRebuilder rebuilder) : JobKind(KindName)
{
    /// <summary>Its name.</summary>
    public const string KindName = "rebuild";

    /// <summary>What it is told.</summary>
    /// <param name="generation">The number of a generation that was begun, see <see cref="IndexRebuilder.BeginAsync"/>.</param>
    /// <param name="swaps">Whether it becomes the live one once it is built.</param>
    public static JsonElement ParametersOf(long generation, bool swaps) => JsonSerializer.SerializeToElement(new Wanted(generation, swaps));

    /// <summary>The number of the generation that a job builds; null if it is of another kind.</summary>
    public static long? GenerationOf(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Kind == KindName ? WantedOf(job).Generation : null;
    }

    /// <summary>The number of the generation that a job has built and left for somebody to swap in; null if there is none.</summary>
    public static long? WaitingGenerationOf(Job job) =>
        GenerationOf(job) is { } generation && job.State == JobState.Succeeded && !WantedOf(job).Swaps ? generation : null;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        await BuildAsync(context, heard: null, cancellationToken);
        var wanted = WantedOf(context.Job);
        if (wanted.Swaps)
            await rebuilder.SwapAsync(context.Job.Collection, wanted.Generation, cancellationToken);
    }

    /// <summary>Does the first part, the building. What processes before this one built counts, chunks but for those of a last second that was
    /// not told of.</summary>
    /// <param name="context">What the job works with.</param>
    /// <param name="heard">Hears how far it is; or null.</param>
    /// <param name="cancellationToken">Ends the building between documents.</param>
    public Task<BuiltGeneration> BuildAsync(JobContext context, Action<JobProgress>? heard, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BuildAsync(context, WantedOf(context.Job).Generation, heard, cancellationToken);
    }

    static Wanted WantedOf(Job job) => job.Parameters.Deserialize<Wanted>()
        ?? throw new SemanticSearchException(ErrorKind.InvalidRequest, $"job '{job.Id}' does not say which generation it builds");

    async Task<BuiltGeneration> BuildAsync(
        JobContext context, long generation, Action<JobProgress>? heard, CancellationToken cancellationToken)
    {
        JobProgress? begun = null;
        var built = await rebuilder.BuildAsync(
            context.Job.Collection,
            generation,
            progress =>
            {
                begun ??= BegunWith(context.Job.Progress, (int)(progress.Documents + progress.Missing));
                context.Report(ProgressOf(begun, progress));
                heard?.Invoke(context.Progress);
            },
            cancellationToken);
        if (begun is null)
            context.Report(BegunWith(context.Job.Progress, missing: 0));
        return built;
    }

    // What a process built in its last second may not have been counted; what is missing tells how many documents that was.
    static JobProgress BegunWith(JobProgress before, int missing)
    {
        var documents = Math.Max(before.Documents, (before.Expected ?? 0) - missing);
        return before with { Documents = documents, Added = documents };
    }

    static JobProgress ProgressOf(JobProgress begun, RebuildProgress built) => begun with
    {
        Expected = (int)(begun.Documents + built.Documents + built.Missing),
        Documents = (int)(begun.Documents + built.Documents),
        Added = (int)(begun.Documents + built.Documents),
        Chunks = begun.Chunks + built.Chunks,
        Tokens = begun.Tokens + built.Tokens,
    };

    sealed record Wanted(long Generation, bool Swaps);
}
