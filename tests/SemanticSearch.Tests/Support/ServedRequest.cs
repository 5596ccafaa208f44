namespace SemanticSearch.Tests.Support;

/// <summary>A request that <see cref="ModelFileServer"/> got; headers that were not sent are empty.</summary>
sealed record ServedRequest(string Path, string Range, string IfRange);
