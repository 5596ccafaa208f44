namespace SemanticSearch.Maintenance;

/// <summary>What repairing an index did.</summary>
/// <param name="Found">What was wrong.</param>
/// <param name="Removed">How much was taken out.</param>
/// <param name="Rebuilt">Documents of which chunks, vectors and terms were made anew, or words.</param>
/// <param name="Left">What checking found afterwards.</param>
public sealed record RepairResult(IndexVerification Found, int Removed, long Rebuilt, IndexVerification Left);
