namespace SemanticSearch.Tests.Support;

/// <summary>A request that <see cref="WebSite"/> got; headers that were not sent are empty.</summary>
sealed record WebSiteRequest(string Path, string Agent, string IfNoneMatch, string IfModifiedSince);
