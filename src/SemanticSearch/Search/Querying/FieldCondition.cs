namespace SemanticSearch.Search.Querying;

/// <summary>A condition on a field, as a query has it.</summary>
/// <param name="Field">The field's name, as it was typed.</param>
/// <param name="Filter">The condition.</param>
/// <param name="IsValue">Whether it names values, of which one is enough where a field is named several times; ranges all hold.</param>
/// <param name="IsNegated">Whether it must not hold.</param>
sealed record FieldCondition(string Field, Filter Filter, bool IsValue, bool IsNegated);
