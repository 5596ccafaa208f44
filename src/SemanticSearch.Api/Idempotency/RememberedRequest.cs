namespace SemanticSearch.Api.Idempotency;

/// <summary>A request that had a key, and what became of it. Its answer is written by the one who made it and read by any thread.</summary>
/// <param name="key">The key.</param>
/// <param name="fingerprint">What was asked.</param>
/// <param name="begunAt">When.</param>
sealed class RememberedRequest(string key, string fingerprint, DateTimeOffset begunAt)
{
    readonly TaskCompletionSource<object?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key => key;

    public string Fingerprint => fingerprint;

    public DateTimeOffset BegunAt => begunAt;

    /// <summary>What was answered, as a result or as the failure that it was; not completed as long as it is being made.</summary>
    public Task<object?> Answer => _answer.Task;

    public void Complete(object? answer) => _answer.SetResult(answer);

    public void Fail(Exception failure)
    {
        _answer.SetException(failure);
        // Most failures nobody asks for again.
        _ = _answer.Task.Exception;
    }
}
