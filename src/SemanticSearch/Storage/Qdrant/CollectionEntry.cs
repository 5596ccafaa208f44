namespace SemanticSearch.Storage.Qdrant;

/// <summary>The record of a collection. It is replaced as a whole, so that the live generation changes at once for everybody.</summary>
/// <param name="Id">The collection's key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Live">The number of the live generation.</param>
/// <param name="Generations">Its generations, in the order in which they were begun.</param>
/// <param name="Last">The greatest number that a generation of it had.</param>
/// <param name="Changes">How often it was written to.</param>
/// <param name="ChangedAt">When that was last, or null.</param>
sealed record CollectionEntry(
    long Id,
    string Name,
    long Live,
    IReadOnlyList<GenerationEntry> Generations,
    long Last,
    long Changes,
    DateTimeOffset? ChangedAt)
{
    /// <summary>The collection as the live generation has it.</summary>
    public Collection Collection => With(Generations.First(generation => generation.Number == Live));

    /// <summary>The collection as a generation has it, or null if there is none of that number.</summary>
    public Collection? Find(long number) =>
        Generations.FirstOrDefault(generation => generation.Number == number) is { } found ? With(found) : null;

    /// <summary>The record with one generation changed.</summary>
    public CollectionEntry With(long number, Func<GenerationEntry, GenerationEntry> change) => this with
    {
        Generations = [.. Generations.Select(generation => generation.Number == number ? change(generation) : generation)],
    };

    /// <summary>The record of one more change.</summary>
    public CollectionEntry Changed(DateTimeOffset now) => this with { Changes = Changes + 1, ChangedAt = now };

    /// <summary>The collection as a generation has it.</summary>
    public Collection With(GenerationEntry generation) =>
        new(Id, Name, generation.Number, generation.Recipe) { Activation = generation.Activation ?? 0 };
}
