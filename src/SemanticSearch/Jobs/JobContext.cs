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

    /// <summary>Takes in how far a job is that counts for itself; the time is not looked at.</summary>
    public void Report(JobProgress progress) => _meter.Change(_ => progress);

    /// <summary>Says how many documents there will be.</summary>
    public void Expect(int? documents) => _meter.Change(progress => progress with { Expected = documents });

    /// <summary>Takes in that a document was deleted.</summary>
    public void ReportRemoval() => _meter.Change(progress => progress with { Removed = progress.Removed + 1 });
}
