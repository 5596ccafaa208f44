namespace SemanticSearch.Storage;

/// <summary>What became of the document that a citation names.</summary>
/// <param name="Collection">The collection it is or was in.</param>
/// <param name="DocumentId">Its id.</param>
/// <param name="DeletedAt">When it was deleted, or null if it is there.</param>
sealed record DocumentByKey(string Collection, string DocumentId, DateTimeOffset? DeletedAt);
