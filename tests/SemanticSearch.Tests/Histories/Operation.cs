namespace SemanticSearch.Tests.Histories;

/// <summary>Something that happens. Numbers choose among what there is at that time, so that a history stays one when parts are left out.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Which">To what.</param>
public sealed record Operation(OperationKind Kind, int Which)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Which}";
}
