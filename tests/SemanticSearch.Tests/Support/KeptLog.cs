using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SemanticSearch.Tests.Support;

/// <summary>Keeps what a server logs.</summary>
sealed class KeptLog : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> _messages = [];

    /// <summary>What was logged, the oldest first.</summary>
    public IReadOnlyCollection<string> Messages => _messages;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _messages.Enqueue($"{logLevel}: {formatter(state, exception)}");

    public void Dispose()
    {
    }
}
