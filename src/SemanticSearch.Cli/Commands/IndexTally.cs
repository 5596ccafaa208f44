using SemanticSearch.Indexing;

namespace SemanticSearch.Cli.Commands;

/// <summary>Adds up what a run of indexing does.</summary>
sealed class IndexTally(TimeProvider time)
{
    readonly long _start = time.GetTimestamp();
    readonly List<IndexFailure> _failures = [];
    readonly Dictionary<IndexOutcome, int> _outcomes = [];
    long _chunks;
    long _tokens;
    long _truncatedChunks;

    /// <summary>Documents so far.</summary>
    public int Documents { get; private set; }

    /// <summary>Those that failed.</summary>
    public IReadOnlyList<IndexFailure> Failures => _failures;

    double Seconds => time.GetElapsedTime(_start).TotalSeconds;

    double TokensPerSecond => Seconds > 0 ? _tokens / Seconds : 0;

    /// <summary>Takes in one document.</summary>
    public void Add(IndexResult result)
    {
        Documents++;
        _outcomes[result.Outcome] = Count(result.Outcome) + 1;
        _chunks += result.Chunks;
        _tokens += result.Tokens;
        _truncatedChunks += result.TruncatedChunks;
        if (result.Error is { } error)
            _failures.Add(new IndexFailure(result.DocumentId, error));
    }

    /// <summary>The sums.</summary>
    public IndexSummary Summary(string collection) => new(
        collection,
        Count(IndexOutcome.Added),
        Count(IndexOutcome.Replaced),
        Count(IndexOutcome.Unchanged),
        Count(IndexOutcome.Failed),
        _chunks,
        _truncatedChunks,
        _tokens,
        Math.Round(Seconds, 3),
        Math.Round(TokensPerSecond, 1),
        _failures);

    int Count(IndexOutcome outcome) => _outcomes.GetValueOrDefault(outcome);
}
