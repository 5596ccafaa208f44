namespace SemanticSearch.Api.Idempotency;

/// <summary>Says of an operation that it takes an <c>Idempotency-Key</c>.</summary>
sealed record IdempotencyKey;
