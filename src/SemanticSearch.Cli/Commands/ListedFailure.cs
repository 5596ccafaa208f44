namespace SemanticSearch.Cli.Commands;

/// <summary>A document that could not be indexed at the last attempt, as <c>semsearch status --failures</c> lists it.</summary>
/// <param name="Collection">Its collection.</param>
/// <param name="Id">Its id.</param>
/// <param name="FailedAt">When that was.</param>
/// <param name="Reason">Why, and what to do.</param>
sealed record ListedFailure(string Collection, string Id, DateTimeOffset FailedAt, string Reason);
