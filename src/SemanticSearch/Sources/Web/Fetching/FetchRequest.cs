namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>What is asked for.</summary>
/// <param name="Address">Where.</param>
/// <param name="Validators">What is there already, or <see cref="Validators.None"/>.</param>
/// <param name="MaximumBytes">The most that is taken.</param>
/// <param name="IsPage">Whether it shall be indexed: only what is read is taken, and a wish not to be indexed is heeded.</param>
sealed record FetchRequest(Uri Address, Validators Validators, long MaximumBytes, bool IsPage)
{
    /// <summary>Whether of what is larger the beginning is taken, instead of nothing.</summary>
    public bool TakesPart { get; init; }
}
