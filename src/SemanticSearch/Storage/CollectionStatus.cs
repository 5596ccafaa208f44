namespace SemanticSearch.Storage;

/// <summary>What a collection holds, counted in one consistent view.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Chunks">Chunks of the live generation.</param>
/// <param name="Tokens">Tokens of those chunks, repeated ones counted again.</param>
/// <param name="Failed">Documents that could not be indexed at the last attempt, whether or not they are there from an earlier one.</param>
/// <param name="LastChange">When a document was last written or deleted, or null if never.</param>
sealed record CollectionStatus(long Documents, long Chunks, long Tokens, long Failed, DateTimeOffset? LastChange);
