namespace SemanticSearch.Tests.Histories;

/// <summary>What happens, one after the other.</summary>
/// <param name="Operations">The operations.</param>
public sealed record History(IReadOnlyList<Operation> Operations)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Operations);
}
