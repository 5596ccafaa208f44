namespace SemanticSearch.Maintenance;

/// <summary>What a backup holds.</summary>
/// <param name="Format">The format of the index.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Bytes">Length of the index.</param>
/// <param name="Sha256">SHA-256 of the index, in hexadecimal digits.</param>
/// <param name="Collections">The collections in it.</param>
public sealed record BackupManifest(
    int Format, DateTimeOffset MadeAt, long Bytes, string Sha256, IReadOnlyList<BackupContent> Collections);
