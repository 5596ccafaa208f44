namespace SemanticSearch.Storage;

/// <summary>The right to run jobs on a collection, for a time.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Token">What only its holder knows.</param>
/// <param name="Holder">The process that holds it.</param>
/// <param name="Beat">Counts its renewals: as long as it grows the holder lives, whatever the clocks say.</param>
/// <param name="RenewedAt">When it was last renewed.</param>
/// <param name="ExpiresAt">When it ends unless it is renewed.</param>
sealed record Lease(string Collection, string Token, string Holder, long Beat, DateTimeOffset RenewedAt, DateTimeOffset ExpiresAt);
