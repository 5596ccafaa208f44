namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>Why a file could not be indexed.</summary>
/// <param name="Code">What kind of failure.</param>
/// <param name="Message">Why, and what to do about it.</param>
sealed record FileError(string Code, string Message);
