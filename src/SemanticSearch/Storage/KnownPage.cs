namespace SemanticSearch.Storage;

/// <summary>What is known of a page besides what is known of any file.</summary>
/// <param name="EntityTag">The <c>ETag</c> of its last answer, or null.</param>
/// <param name="LastModified">The <c>Last-Modified</c> of its last answer, or null.</param>
/// <param name="Listed">When it was modified, as what lists it said last; or null.</param>
/// <param name="Problem">Why it could not be indexed when it was last looked at, or null.</param>
/// <param name="Failures">How many times in a row it could not be had for now.</param>
/// <param name="RetryAt">Before when it is not asked for again, or null.</param>
sealed record KnownPage(
    string? EntityTag, string? LastModified, string? Listed, string? Problem = null, int Failures = 0, DateTimeOffset? RetryAt = null);
