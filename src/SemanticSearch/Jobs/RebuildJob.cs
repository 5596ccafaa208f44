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

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        await BuildAsync(context, heard: null, cancellationToken);
        var wanted = WantedOf(context.Job);
        if (wanted.Swaps)
            await rebuilder.SwapAsync(context.Job.Collection, wanted.Generation, cancellationToken);
    }

    /// <summary>Does the first part, the building.</summary>
    /// <param name="context">What the job works with.</param>
    /// <param name="heard">Hears how far it is; or null.</param>
    /// <param name="cancellationToken">Ends the building between documents.</param>
    public Task<BuiltGeneration> BuildAsync(JobContext context, Action<JobProgress>? heard, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return rebuilder.BuildAsync(
            context.Job.Collection,
            WantedOf(context.Job).Generation,
            built =>
            {
                context.Report(ProgressOf(built));
                heard?.Invoke(context.Progress);
            },
            cancellationToken);
    }

    static Wanted WantedOf(Job job) => job.Parameters.Deserialize<Wanted>()
        ?? throw new SemanticSearchException(ErrorKind.InvalidRequest, $"job '{job.Id}' does not say which generation it builds");

    static JobProgress ProgressOf(RebuildProgress built) => new()
    {
        Expected = (int)(built.Documents + built.Missing),
        Documents = (int)built.Documents,
        Added = (int)built.Documents,
        Chunks = built.Chunks,
        Tokens = built.Tokens,
    };

    sealed record Wanted(long Generation, bool Swaps);
}
