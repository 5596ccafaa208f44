namespace SemanticSearch.Api.Jobs;

/// <summary>A page of jobs, the newest first.</summary>
/// <param name="Jobs">The jobs of this page.</param>
/// <param name="Next">What to give as <c>before</c> for the next page, or null if this is the last.</param>
sealed record JobPage(IReadOnlyList<JobReport> Jobs, string? Next);
