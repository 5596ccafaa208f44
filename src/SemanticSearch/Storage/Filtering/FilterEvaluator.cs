namespace SemanticSearch.Storage.Filtering;

/// <summary>Tells whether one chunk fulfils a filter, by the rules that <see cref="FilterIndex"/> applies to all at once.</summary>
static class FilterEvaluator
{
    /// <summary>Whether it does.</summary>
    /// <param name="filter">A filter that the rules let through.</param>
    /// <param name="catalog">Finds its fields.</param>
    /// <param name="values">The chunk's values of a field, those of its document among them.</param>
    public static bool Holds(Filter filter, FieldCatalog catalog, Func<FilterField, IEnumerable<FieldValue>> values) => filter.Type switch
    {
        FilterType.And => filter.Filters!.All(part => Holds(part, catalog, values)),
        FilterType.Or => filter.Filters!.Any(part => Holds(part, catalog, values)),
        FilterType.Not => !Holds(filter.Filters![0], catalog, values),
        FilterType.Ne or FilterType.Nin => !Passes(filter, catalog, values),
        _ => Passes(filter, catalog, values),
    };

    static bool Passes(Filter filter, FieldCatalog catalog, Func<FilterField, IEnumerable<FieldValue>> values)
    {
        var field = catalog.Find(filter.Key!)!;
        return values(field).Any(ValueTest.Of(field.Type, filter));
    }
}
