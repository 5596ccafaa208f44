namespace SemanticSearch.Reading.Facts;

/// <summary>What a folder's settings say about the dates of its documents.</summary>
/// <param name="Kind">The kind of the date in <paramref name="Field"/>, or null for what the field's name says.</param>
/// <param name="Field">The field that holds the documents' date, or null for <c>date</c> and <c>year</c>.</param>
/// <param name="Order">What comes first in dates of numbers alone.</param>
sealed record DateHint(DateKind? Kind, string? Field, DateOrder Order)
{
    /// <summary>Nothing said.</summary>
    public static readonly DateHint None = new(null, null, DateOrder.Unknown);
}
