namespace SemanticSearch.Api.Health;

/// <summary>The state of the service.</summary>
/// <param name="Status"><c>ok</c> or <c>ready</c>.</param>
sealed record HealthReport(string Status);
