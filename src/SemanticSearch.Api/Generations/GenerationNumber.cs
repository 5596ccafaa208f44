namespace SemanticSearch.Api.Generations;

/// <summary>A generation of a collection's index.</summary>
/// <param name="Generation">Its number.</param>
sealed record GenerationNumber(long Generation);
