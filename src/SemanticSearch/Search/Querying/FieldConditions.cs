namespace SemanticSearch.Search.Querying;

/// <summary>Joins the conditions of a query.</summary>
static class FieldConditions
{
    /// <summary>The filter that they make; null for none. Values of the same field are alternatives, all else must hold.</summary>
    public static Filter? Join(IReadOnlyList<FieldCondition> conditions)
    {
        var parts = new List<Filter>();
        foreach (var field in conditions.GroupBy(condition => condition.Field, StringComparer.OrdinalIgnoreCase))
        {
            var values = field.Where(condition => condition is { IsValue: true, IsNegated: false }).Select(condition => condition.Filter).ToList();
            if (values.Count > 0)
                parts.Add(values.Count == 1 ? values[0] : Filter.Any(values));
            parts.AddRange(field.Where(condition => condition is { IsValue: false, IsNegated: false }).Select(condition => condition.Filter));
            parts.AddRange(field.Where(condition => condition.IsNegated).Select(condition => Filter.Not(condition.Filter)));
        }
        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => Filter.All(parts),
        };
    }
}
