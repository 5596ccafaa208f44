namespace SemanticSearch.Client;

/// <summary>Who speaks.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Role">Office or function; null if unknown.</param>
/// <param name="Country">ISO 3166-1 alpha-3 code of the country that is spoken for; null if unknown or none.</param>
public sealed record Speaker(string Name, string? Role = null, string? Country = null);
