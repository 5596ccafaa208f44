namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>What tells one state of a page from another (RFC 9110, section 8.8), as its server wrote it.</summary>
/// <param name="EntityTag">The <c>ETag</c>, or null.</param>
/// <param name="LastModified">The <c>Last-Modified</c>, or null.</param>
sealed record Validators(string? EntityTag, string? LastModified)
{
    /// <summary>Nothing told.</summary>
    public static readonly Validators None = new(null, null);
}
