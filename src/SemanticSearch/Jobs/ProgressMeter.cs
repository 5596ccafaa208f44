using SemanticSearch.Indexing;
using SemanticSearch.Storage;

namespace SemanticSearch.Jobs;

/// <summary>
/// Adds up what a job does, in all processes that did a part of it. What earlier ones added, replaced, removed and took stays counted. A document
/// that is found unchanged, or fails, was counted before, as long as there can be more of those: no document counts twice. What was written in
/// the last second before a process died may not have been counted, and counts as unchanged. Safe from any thread.
/// </summary>
/// <param name="time">Measures how long it takes.</param>
/// <param name="before">What was done before this process.</param>
sealed class ProgressMeter(TimeProvider time, JobProgress before)
{
    readonly long _began = time.GetTimestamp();
    readonly Lock _gate = new();
    JobProgress _progress = before with { Expected = null };
    int _settledBefore = before.Documents - before.Failed;
    int _failedBefore = before.Failed;
    int _more;
    bool _hasAll;

    /// <summary>The sums as they stand.</summary>
    public JobProgress Current
    {
        get
        {
            lock (_gate)
                return _progress with { Seconds = Math.Round(before.Seconds + time.GetElapsedTime(_began).TotalSeconds, 3) };
        }
    }

    // What was expected and is not read any more was done for good; of what was counted, only the others come again.
    bool MayComeAgain => _hasAll || before.Expected is not { } expected || _settledBefore + _failedBefore > expected - _more;

    /// <summary>Takes in one document.</summary>
    public void Add(IndexResult result)
    {
        lock (_gate)
            _progress = MayComeAgain && IsCounted(result.Outcome) ? WithoutOneMore(_progress) : With(result, _progress);
    }

    /// <summary>Takes in that the job goes over all of its documents, which are so many if that is known. What failed before is tried again, and
    /// counts by what comes of it now.</summary>
    public void ExpectAll(int? documents)
    {
        lock (_gate)
        {
            var counted = _progress.Documents - _failedBefore;
            _progress = _progress with
            {
                Documents = counted,
                Failed = _progress.Failed - _failedBefore,
                Expected = documents < counted ? null : documents,
            };
            (_failedBefore, _hasAll) = (0, true);
        }
    }

    /// <summary>Takes in that so many documents are read beside those that were counted or expected so far.</summary>
    public void ExpectMore(int documents)
    {
        lock (_gate)
        {
            _more += documents;
            _progress = _progress with { Expected = (_progress.Expected ?? _progress.Documents) + documents };
        }
    }

    /// <summary>Changes the sums.</summary>
    public void Change(Func<JobProgress, JobProgress> change)
    {
        lock (_gate)
            _progress = change(_progress);
    }

    bool IsCounted(IndexOutcome outcome) => outcome switch
    {
        IndexOutcome.Unchanged when _settledBefore > 0 => _settledBefore-- > 0,
        IndexOutcome.Failed when _failedBefore > 0 => _failedBefore-- > 0,
        _ => false,
    };

    // It was expected as one more although it was counted.
    JobProgress WithoutOneMore(JobProgress progress) => _hasAll || progress.Expected is not { } expected
        ? progress
        : progress with { Expected = Math.Max(progress.Documents, expected - 1) };

    static JobProgress With(IndexResult result, JobProgress progress) => progress with
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
    };
}
