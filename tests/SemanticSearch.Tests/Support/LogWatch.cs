using Microsoft.Extensions.Logging;

namespace SemanticSearch.Tests.Support;

/// <summary>A logger by which a test learns that something has happened.</summary>
sealed class LogWatch<T>(string messagePart) : ILogger<T>
{
    readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a message that contains the part was logged.</summary>
    public Task Seen => _seen.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception).Contains(messagePart, StringComparison.Ordinal))
            _seen.TrySetResult();
    }
}
