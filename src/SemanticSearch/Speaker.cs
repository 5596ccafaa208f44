namespace SemanticSearch;

/// <summary>Who speaks, as far as the text or its metadata say.</summary>
/// <param name="Name">As it is written, without the form of address: <c>Dulles</c>, <c>The President</c>, <c>Lula da Silva</c>.</param>
/// <param name="Role">Office or function, such as <c>President</c>, <c>Minister for Foreign Affairs</c>, <c>Questioner</c>; null if unknown.</param>
/// <param name="Country">ISO 3166-1 alpha-3 code of the country that is spoken for; null if unknown or none.</param>
public sealed record Speaker(string Name, string? Role = null, string? Country = null);
