using SemanticSearch.Indexing;
using SemanticSearch.Storage;

namespace SemanticSearch.Jobs;

/// <summary>Adds up what a job does. Safe from any thread.</summary>
/// <param name="time">Measures how long it takes.</param>
sealed class ProgressMeter(TimeProvider time)
{
    readonly long _began = time.GetTimestamp();
    readonly Lock _gate = new();
    JobProgress _progress = JobProgress.None;

    /// <summary>The sums as they stand.</summary>
    public JobProgress Current
    {
        get
        {
            lock (_gate)
                return _progress with { Seconds = Math.Round(time.GetElapsedTime(_began).TotalSeconds, 3) };
        }
    }

    /// <summary>Takes in one document.</summary>
    public void Add(IndexResult result) => Change(progress => progress with
    {
        Documents = progress.Documents + 1,
        Added = progress.Added + (result.Outcome == IndexOutcome.Added ? 1 : 0),
        Replaced = progress.Replaced + (result.Outcome == IndexOutcome.Replaced ? 1 : 0),
        Unchanged = progress.Unchanged + (result.Outcome == IndexOutcome.Unchanged ? 1 : 0),
        Failed = progress.Failed + (result.Outcome == IndexOutcome.Failed ? 1 : 0),
        Chunks = progress.Chunks + result.Chunks,
        ReusedChunks = progress.ReusedChunks + result.ReusedChunks,
        Tokens = progress.Tokens + result.Tokens,
        TruncatedChunks = progress.TruncatedChunks + result.TruncatedChunks,
        // Archives and tables hold more than was counted.
        Expected = progress.Expected is { } expected && progress.Documents + 1 > expected ? null : progress.Expected,
    });

    /// <summary>Changes the sums.</summary>
    public void Change(Func<JobProgress, JobProgress> change)
    {
        lock (_gate)
            _progress = change(_progress);
    }
}
