namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>Makes filters for <see cref="RandomDocuments"/>: of every field, comparison and nesting that is allowed.</summary>
sealed class RandomFilters(Random random)
{
    public static readonly string[] People = ["Kofi Annan", "ANNAN", "Pérez de Cuéllar", "Adlai Stevenson", "St. Laurent", "Annan Kofi"];

    static readonly string[] Texts =
        ["Élan", "elan", "ELAN VITAL", "zur lage", "1984", "Note 7", "e", "président", "chair", "spoken", "fileMade", "covered", "peace", "nato",
         "Energie", "state dept", "7", "7.0", "s/res/3", "S/RES", "un", "m", "", " "];

    static readonly string[] Identities = ["Doc 1", "doc 1", "Doc 2", "Doc", "https://example.org/A1", "https://example.org/a1", "https"];
    static readonly string[] Names = [.. People, "annan", "de cuellar", "Cuéllar", "St", "Adlai St", "Saint", "saint laurent", "K", "kof"];
    static readonly string[] Tags = ["en", "EN-gb", "en-US", "fr", "fr-CA", "f"];
    static readonly string[] Countries = ["FRA", "fra", "fr", "France", "FRENCH REPUBLIC", "cote d’ivoire", "Ivory Coast", "Levant", "Lebanon", "ZZZ", "Atlantis"];
    static readonly string[] Beginnings = ["Fra", "c", "Côte", "JAP", "le", "ZZ", "lebanon is"];
    static readonly object[] Days = ["1995", 1995, "1995-03", "1995-03-31", "1995-01-01", "1994/1995-03", "1989", "2003", 2004];
    static readonly object[] Numbers = [7, "7", 7.5, 3, 11, 1995, "1989", -3, 1990.5];
    static readonly object[] Flags = [true, false, "true", "False"];

    static readonly object[] Scalars =
        ["Élan", "ELAN", "elan vital", "7", 7, "7.0", 7.5, -3, 1995, "1995", "1995-03", "1995-03-31", 1996, true, false, "TRUE", "false", "", "m",
         "12345678901234567890", "100"];

    static readonly object[] Intervals =
    [
        "1995", 1995, "1995-03-31", "1996-01/1996-02", Between("1995", "1995-03"), Between("1995-03-31", null), Between(null, "1994-12-31"),
        Between("1996-01-01", "2002"), Between(1990, 2000),
    ];

    static readonly FilterType[] Equal = [FilterType.Eq, FilterType.Ne, FilterType.In, FilterType.Nin];
    static readonly FilterType[] Ordered = [FilterType.Gt, FilterType.Gte, FilterType.Lt, FilterType.Lte];
    static readonly FilterType[] Written = [.. Equal, .. Ordered, FilterType.Prefix, FilterType.Exists];

    /// <summary>A filter, at most that deep.</summary>
    public Filter One(int depth) => depth <= 1 || random.Next(5) < 2 ? Comparison() : random.Next(3) switch
    {
        0 => Filter.All(Parts(depth)),
        1 => Filter.Any(Parts(depth)),
        _ => Filter.Not(One(depth - 1)),
    };

    Filter[] Parts(int depth) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => One(depth - 1))];

    Filter Comparison()
    {
        var field = Pick([.. NaiveFields.Names]);
        return NaiveFields.KindOf(field) switch
        {
            NaiveKind.Text => Of(field, Written, Texts),
            NaiveKind.Identity => Of(field, Written, Identities),
            NaiveKind.Name => Of(field, Written, Names),
            NaiveKind.Language => Of(field, Written, Tags),
            NaiveKind.Country => Of(field, [.. Equal, FilterType.Prefix, FilterType.Exists], Countries),
            NaiveKind.Days => Of(field, [.. Equal, .. Ordered, FilterType.Overlaps, FilterType.Exists], Days),
            NaiveKind.Number => Of(field, [.. Equal, .. Ordered, FilterType.Exists], Numbers),
            NaiveKind.Flag => Of(field, [.. Equal, FilterType.Exists], Flags),
            _ => Of(field, [.. Written, FilterType.Overlaps], Scalars),
        };
    }

    Filter Of(string field, FilterType[] types, object[] operands)
    {
        var (type, key) = (Pick(types), random.Next(4) == 0 ? field.ToUpperInvariant() : field);
        return type switch
        {
            FilterType.Exists => Filter.Compare(type, key),
            FilterType.In or FilterType.Nin => Filter.Compare(type, key, Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(operands)).ToArray()),
            FilterType.Overlaps => Filter.Compare(type, key, Pick(Intervals)),
            FilterType.Prefix => Filter.Compare(type, key, Pick([.. Begun(operands)])),
            FilterType.Gt or FilterType.Gte or FilterType.Lt or FilterType.Lte => Filter.Compare(type, key, Pick([.. operands.Where(operand => operand is not bool)])),
            _ => Filter.Compare(type, key, Pick(operands)),
        };
    }

    static IEnumerable<object> Begun(object[] operands) =>
        operands == Countries ? Beginnings : operands.Where(operand => operand is string text && !string.IsNullOrWhiteSpace(text));

    static Dictionary<string, object?> Between(object? from, object? to) => new() { ["from"] = from, ["to"] = to };

    T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
