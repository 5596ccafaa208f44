namespace SemanticSearch.Cli;

/// <summary>Reports at once and on the reporter's thread, unlike <see cref="Progress{T}"/>, which may report after the end.</summary>
sealed class BarProgress<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
