namespace SemanticSearch.Client;

/// <summary>How far a job is.</summary>
/// <param name="Expected">How many documents there will be; null as long as that is not known.</param>
/// <param name="Documents">Documents so far.</param>
/// <param name="Added">Those that were not there before.</param>
/// <param name="Replaced">Those that were there with another content.</param>
/// <param name="Unchanged">Those that had not changed.</param>
/// <param name="Failed">Those that could not be indexed.</param>
/// <param name="Removed">Documents that were deleted because their source is gone.</param>
/// <param name="SecondsLeft">The seconds that are left if the rest takes as long as what is done; null if nobody can say.</param>
public sealed record JobProgress(
    int? Expected, int Documents, int Added, int Replaced, int Unchanged, int Failed, int Removed, double? SecondsLeft);
