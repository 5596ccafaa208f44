namespace SemanticSearch;

/// <summary>Ranks documents higher the nearer they are to a day: a document's score is multiplied by
/// <c>1 - weight × (1 - 2^(-distance / halfLife))</c>.</summary>
/// <param name="HalfLifeDays">After so many days half of the weight is lost, 1 to 36,500.</param>
/// <param name="Weight">What a document infinitely far away loses, 0 to 1; undated ones lose half of it.</param>
/// <param name="Origin">The day; null for today.</param>
public sealed record DateDecay(double HalfLifeDays = 3_652.5, double Weight = 0.3, DateOnly? Origin = null);
