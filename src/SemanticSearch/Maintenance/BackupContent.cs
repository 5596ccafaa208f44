namespace SemanticSearch.Maintenance;

/// <summary>A collection in a backup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">The model of its live index, which the backup does not hold.</param>
/// <param name="Documents">Documents in it.</param>
/// <param name="Chunks">Chunks of its live index.</param>
public sealed record BackupContent(string Name, string Model, long Documents, long Chunks);
