using System.Text.Json;

namespace SemanticSearch.Storage.Filtering;

/// <summary>Holds filters to what can be asked.</summary>
static class FilterRules
{
    /// <summary>How deep filters may be nested.</summary>
    public const int MaximumDepth = 32;

    // A search joins a request's filter with the conditions of its query, and both with the documents that a reference names.
    const int Joints = 2;

    /// <summary>How many comparisons and values a filter may have.</summary>
    public const int MaximumParts = 10_000;

    /// <param name="filter">The filter.</param>
    /// <param name="find">Finds a field by its name; null if the collection has none.</param>
    /// <param name="names">The fields that there are.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>, naming the field and what is allowed.</exception>
    public static void Check(Filter filter, Func<string, FilterField?> find, IReadOnlyCollection<string> names)
    {
        if (Check(filter, find, names, 1) > MaximumParts)
            throw Invalid($"'filter' has more than {MaximumParts} parts and values; ask for less at once");
    }

    /// <summary>The failure to name a field that there is none of.</summary>
    public static SemanticSearchException Unknown(string argument, string field, IReadOnlyCollection<string> names) => Invalid(
        $"'{argument}' names the field '{field}', which no document of the collection has;{Nearest(field, names)} "
        + $"the fields are {string.Join(", ", names)}");

    static int Check(Filter filter, Func<string, FilterField?> find, IReadOnlyCollection<string> names, int depth)
    {
        if (depth > MaximumDepth + Joints)
            throw Invalid($"'filter' is nested deeper than {MaximumDepth}; join its parts in fewer levels");
        if (filter.Type is FilterType.And or FilterType.Or or FilterType.Not)
        {
            var parts = filter.Filters ?? [];
            if (parts.Count == 0 || filter.Type == FilterType.Not && parts.Count != 1)
                throw Invalid($"'filter' has {Name(filter)} with {parts.Count} parts in 'filters'; {(filter.Type == FilterType.Not ? "give one" : "give one at least")}");
            if (filter.Key is not null || filter.Value is { ValueKind: not JsonValueKind.Null })
                throw Invalid($"'filter' has {Name(filter)} with 'key' or 'value'; these belong to a comparison among its 'filters'");
            return 1 + parts.Sum(part => Check(part ?? throw Invalid("'filter' has null among 'filters'; leave it out"), find, names, depth + 1));
        }
        if (!Enum.IsDefined(filter.Type))
            throw Invalid("'filter' has an unknown 'type'; the types are eq, ne, gt, gte, lt, lte, in, nin, exists, prefix, overlaps, and, or, not");
        if (string.IsNullOrEmpty(filter.Key))
            throw Invalid($"'filter' has {Name(filter)} without 'key'; name a field: {string.Join(", ", names)}");
        var field = find(filter.Key) ?? throw Unknown("filter", filter.Key, names);
        if (filter.Filters is not null)
            throw Wrong(field, filter, "takes no 'filters'; join comparisons with and, or, not");
        return 1 + CheckValue(field, filter);
    }

    static int CheckValue(FilterField field, Filter filter)
    {
        var value = filter.Value ?? default;
        if (filter.Type == FilterType.Exists)
            return value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
                ? 1
                : throw Wrong(field, filter, "takes no 'value'; put it into 'not' to ask for what is missing");
        if (filter.Type is FilterType.In or FilterType.Nin)
            return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(item => Fits(field.Type, item))
                ? value.GetArrayLength()
                : throw Wrong(field, filter, $"takes a list of one at least of {Wanted(field.Type)}");
        if (filter.Type == FilterType.Overlaps && field.Type is not (FieldType.Date or FieldType.Any))
            throw Wrong(field, filter, "is for dates: 'date' or a field of the metadata");
        if (filter.Type == FilterType.Overlaps && Operands.Days(value) is null)
            throw Wrong(field, filter, """takes {"from": "1995", "to": "2003-06-30"} or one ISO date""");
        if (filter.Type == FilterType.Prefix && (!IsBeginning(field.Type, value) || field.Type is FieldType.Date or FieldType.Number or FieldType.Flag))
            throw Wrong(field, filter, "takes text, and is for fields of text");
        if (filter.Type is FilterType.Eq or FilterType.Ne && !Fits(field.Type, value))
            throw Wrong(field, filter, $"takes {Wanted(field.Type)}");
        if (filter.Type is FilterType.Gt or FilterType.Gte or FilterType.Lt or FilterType.Lte
            && (!Fits(field.Type, value) || value.ValueKind is JsonValueKind.True or JsonValueKind.False || field.Type == FieldType.Flag))
            throw Wrong(
                field,
                filter,
                $"takes {(field.Type == FieldType.Any ? "a number, an ISO date or text" : Wanted(field.Type))}"
                + (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? ", and no true or false" : ""));
        return 1;
    }

    // White space and accents alone would begin everything.
    static bool IsBeginning(FieldType type, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && FieldText.Key(type, value.GetString()!).Length > 0;

    static bool Fits(FieldType type, JsonElement value) => type switch
    {
        FieldType.Date => value.ValueKind != JsonValueKind.Object && Operands.Days(value) is not null,
        FieldType.Number => Operands.Number(value) is not null,
        FieldType.Flag => Operands.Flag(value) is not null,
        FieldType.Any => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind == JsonValueKind.String,
    };

    static string Wanted(FieldType type) => type switch
    {
        FieldType.Date => "an ISO date, such as \"1995\", \"1995-03\" or \"1995-03-31\"",
        FieldType.Number => "a number",
        FieldType.Flag => "true or false",
        FieldType.Any => "text, a number, true or false",
        FieldType.Country => "an ISO 3166 code or a name of a country",
        _ => "text",
    };

    static string Nearest(string field, IReadOnlyCollection<string> names)
    {
        // A field may be as long as a request.
        if (field.Length > EditDistance.LongestWord)
            return "";
        var (wanted, most) = (field.ToUpperInvariant(), Math.Max(1, field.Length / 3));
        var near =
            from name in names
            where name.Length <= EditDistance.LongestWord
            let slips = EditDistance.Between(name.ToUpperInvariant(), wanted, most)
            where slips <= most
            orderby slips
            select name;
        return near.FirstOrDefault() is { } nearest ? $" did you mean '{nearest}'?" : "";
    }

    static string Name(Filter filter) => $"'{JsonNamingPolicy.CamelCase.ConvertName(filter.Type.ToString())}'";

    static SemanticSearchException Wrong(FilterField field, Filter filter, string wanted) =>
        Invalid($"'filter' compares the field '{field.Name}' with {Name(filter)}, which {wanted}");

    static SemanticSearchException Invalid(string message) => new(ErrorKind.InvalidRequest, message);
}
