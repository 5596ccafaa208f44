namespace SemanticSearch.Embedding.Catalog;

/// <summary>A failed attempt that another may mend.</summary>
/// <param name="Reason">What happened, to go after a colon.</param>
/// <param name="RetryAfter">How long the server asks to wait, if it says.</param>
sealed record Setback(string Reason, TimeSpan? RetryAfter = null);
