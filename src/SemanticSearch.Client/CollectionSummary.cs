namespace SemanticSearch.Client;

/// <summary>A collection and what it holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">The embedding model it is indexed with.</param>
/// <param name="Documents">Documents in it.</param>
/// <param name="Chunks">Chunks of those documents.</param>
/// <param name="Failed">Documents that could not be indexed at the last attempt.</param>
/// <param name="LastChange">When a document was last written or deleted; null if never.</param>
public sealed record CollectionSummary(string Name, string Model, long Documents, long Chunks, long Failed, DateTimeOffset? LastChange);
