namespace SemanticSearch.Storage.Qdrant;

/// <summary>A generation as the record of its collection has it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Recipe">How it is made.</param>
/// <param name="MadeAt">When it was begun.</param>
/// <param name="RetiredAt">When another took its place, or null.</param>
/// <param name="Activation">What tells this time of being live from others; null if it never was.</param>
sealed record GenerationEntry(
    long Number, IndexRecipe Recipe, DateTimeOffset MadeAt, DateTimeOffset? RetiredAt, long? Activation);
