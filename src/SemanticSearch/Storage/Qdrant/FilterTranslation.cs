using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Filtering;
using static Qdrant.Client.Grpc.Conditions;
using FieldType = SemanticSearch.Storage.Filtering.FieldType;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// Says a filter in Qdrant's words. A comparison is evaluated here on the different values that its field has, as the embedded store does, and
/// becomes a match with those that pass: both stores mean the same by construction, whatever the type of the field.
/// </summary>
/// <param name="catalog">The fields of the collection.</param>
/// <param name="values">The different values of each field that the filters name.</param>
sealed class FilterTranslation(FieldCatalog catalog, IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    /// <summary>The fields whose values must be known to translate filters, none twice.</summary>
    public static IEnumerable<FilterField> FieldsOf(IEnumerable<Filter> filters, FieldCatalog catalog) =>
        from part in filters.SelectMany(Comparisons)
        let field = catalog.Find(part.Key!)!
        where part.Type != FilterType.Exists && Named(field, part) is null
        group field by FieldPayload.Key(field) into same
        select same.First();

    /// <summary>The comparisons that a filter consists of.</summary>
    public static IEnumerable<Filter> Comparisons(Filter filter) => filter.Filters is { } parts ? parts.SelectMany(Comparisons) : [filter];

    /// <summary>Whether a filter looks at fields of chunks.</summary>
    public static bool IsOfChunks(Filter filter, FieldCatalog catalog) =>
        Comparisons(filter).Any(part => catalog.Find(part.Key!)!.OfChunk is not null);

    /// <summary>The filter as a condition on chunks, or on documents if it is not of chunks.</summary>
    public Condition Of(Filter filter) => filter.Type switch
    {
        FilterType.And => Joined(filter, static (joined, part) => joined.Must.Add(part)),
        FilterType.Or => Joined(filter, static (joined, part) => joined.Should.Add(part)),
        FilterType.Not => Not(Of(filter.Filters![0])),
        FilterType.Ne or FilterType.Nin => Not(Passing(filter)),
        FilterType.Exists => Not(IsEmpty(FieldPayload.Key(FieldOf(filter)))),
        _ => Passing(filter),
    };

    /// <summary>What does not fulfil a condition.</summary>
    public static Condition Not(Condition condition) => Conditions.Filter(new QdrantFilter { MustNot = { condition } });

    Condition Joined(Filter filter, Action<QdrantFilter, Condition> add)
    {
        var joined = new QdrantFilter();
        foreach (var part in filter.Filters!)
            add(joined, Of(part));
        return Conditions.Filter(joined);
    }

    Condition Passing(Filter filter)
    {
        var field = FieldOf(filter);
        if (Named(field, filter) is { } named)
            return Match(FieldPayload.Key(field), named);
        var test = ValueTest.Of(field.Type, filter);
        var passing = values[FieldPayload.Key(field)].Where(text => test(FieldPayload.Read(field, text))).ToList();
        return Match(FieldPayload.Key(field), passing);
    }

    // Texts that compare character by character, such as ids, of which there may be as many as documents.
    static List<string>? Named(FilterField field, Filter filter) => (field.Type, filter.Type) switch
    {
        (FieldType.Exact, FilterType.Eq or FilterType.Ne) => [filter.Value!.Value.GetString()!],
        (FieldType.Exact, FilterType.In or FilterType.Nin) =>
            [.. filter.Value!.Value.EnumerateArray().Select(value => value.GetString()!).Distinct(StringComparer.Ordinal)],
        _ => null,
    };

    FilterField FieldOf(Filter filter) => catalog.Find(filter.Key!)!;
}
