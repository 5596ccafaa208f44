using SemanticSearch.Indexing;
using SemanticSearch.Storage;

namespace SemanticSearch.Jobs;

/// <summary>What a job works with.</summary>
public sealed class JobContext
{
    readonly ProgressMeter _meter;
    readonly Action<IndexResult, JobProgress>? _heard;

    internal JobContext(Job job, ProgressMeter meter, Action<IndexResult, JobProgress>? heard)
    {
        Job = job;
        _meter = meter;
        _heard = heard;
    }

    /// <summary>The job.</summary>
    public Job Job { get; }

    /// <summary>How far it is.</summary>
    public JobProgress Progress => _meter.Current;

    /// <summary>Takes in what became of a document.</summary>
    public void Report(IndexResult result)
    {
        _meter.Add(result);
        _heard?.Invoke(result, Progress);
    }

    /// <summary>Takes in how far a job is that counts for itself, what was done before this process included; the time is not looked at.</summary>
    public void Report(JobProgress progress) => _meter.Change(_ => progress);

    /// <summary>Says that the job goes over all of its documents, also those that a process before this one did, and how many there will be if
    /// that is known.</summary>
    public void ExpectAll(int? documents) => _meter.ExpectAll(documents);

    /// <summary>Says that so many documents come beside those that were counted or expected so far.</summary>
    public void ExpectMore(int documents) => _meter.ExpectMore(documents);

    /// <summary>Takes in that a document was deleted.</summary>
    public void ReportRemoval() => _meter.Change(progress => progress with { Removed = progress.Removed + 1 });
}
