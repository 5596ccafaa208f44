using System.Text.Json;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>Evaluates filters on one chunk at a time, by what the documentation says and nothing else.</summary>
static class NaiveFilter
{
    static readonly Dictionary<string, string[]> CountriesByName = new()
    {
        ["fra"] = ["FRA"],
        ["fr"] = ["FRA"],
        ["france"] = ["FRA"],
        ["french republic"] = ["FRA"],
        ["cote d’ivoire"] = ["CIV"],
        ["ivory coast"] = ["CIV"],
        ["lebanon"] = ["LBN"],
        ["levant"] = ["JOR", "LBN", "PSE", "SYR"],
        ["zzz"] = ["ZZZ"],
    };

    static readonly Dictionary<string, string> CountryNames = new()
    {
        ["FRA"] = "France",
        ["CIV"] = "Côte d'Ivoire",
        ["JPN"] = "Japan",
        ["LBN"] = "Lebanon",
        ["ZZZ"] = "ZZZ",
    };

    public static bool Holds(Filter? filter, Document document, Chunk chunk) => filter?.Type switch
    {
        null => true,
        FilterType.And => filter.Filters!.All(part => Holds(part, document, chunk)),
        FilterType.Or => filter.Filters!.Any(part => Holds(part, document, chunk)),
        FilterType.Not => !Holds(filter.Filters!.Single(), document, chunk),
        FilterType.Ne => !Holds(filter with { Type = FilterType.Eq }, document, chunk),
        FilterType.Nin => !Holds(filter with { Type = FilterType.In }, document, chunk),
        FilterType.In => filter.Value!.Value.EnumerateArray().Any(one => Holds(filter with { Type = FilterType.Eq, Value = one }, document, chunk)),
        _ => Compares(filter, document, chunk),
    };

    static bool Compares(Filter filter, Document document, Chunk chunk)
    {
        var field = filter.Key!.ToLowerInvariant();
        return NaiveFields.Of(field, document, chunk).Any(value =>
            filter.Type == FilterType.Exists || Compares(NaiveFields.KindOf(field), filter.Type, value, filter.Value!.Value));
    }

    static bool Compares(NaiveKind kind, FilterType type, object value, JsonElement operand) => (kind, type) switch
    {
        (NaiveKind.Days, FilterType.Eq) => NaiveDays.Of(operand) is { } days && Within((DateInterval)value, days),
        (NaiveKind.Days, _) => Dates(type, (DateInterval)value, NaiveDays.Of(operand)!),
        (NaiveKind.Number, _) => Ordered(type, ((double)value).CompareTo(NumberOf(operand)!.Value)),
        (NaiveKind.Flag, _) => (bool)value == FlagOf(operand),
        (NaiveKind.Scalar, _) => NaiveScalar.Compares(type, (JsonElement)value, operand),
        (_, FilterType.Prefix) => Begins(kind, (string)value, operand.GetString()!),
        (_, FilterType.Eq) => Equal(kind, (string)value, operand.GetString()!),
        _ => Ordered(type, string.CompareOrdinal(Form(kind, (string)value), Form(kind, operand.GetString()!))),
    };

    static bool Equal(NaiveKind kind, string value, string operand) => kind switch
    {
        NaiveKind.Name => $" {Form(kind, value)}".EndsWith($" {Form(kind, operand)}", StringComparison.Ordinal),
        NaiveKind.Language => $"{Form(kind, value)} ".StartsWith($"{Form(kind, operand)} ", StringComparison.Ordinal),
        NaiveKind.Country => CountriesByName.GetValueOrDefault(NaiveText.Plain(operand), []).Contains(value),
        _ => Form(kind, value) == Form(kind, operand),
    };

    static bool Begins(NaiveKind kind, string value, string operand) =>
        Form(kind, value).StartsWith(Form(kind, operand), StringComparison.Ordinal)
        || kind == NaiveKind.Name && NaiveText.Plain(value).StartsWith(NaiveText.Plain(operand), StringComparison.Ordinal)
        || kind == NaiveKind.Country && NaiveText.Plain(CountryNames[value]).StartsWith(NaiveText.Plain(operand), StringComparison.Ordinal);

    static string Form(NaiveKind kind, string text) => kind switch
    {
        NaiveKind.Identity => text,
        NaiveKind.Name or NaiveKind.Language => NaiveText.Words(text),
        _ => NaiveText.Plain(text),
    };

    public static double? NumberOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => NaiveText.Number(value.GetString()!),
        _ => null,
    };

    public static bool? FlagOf(JsonElement value) => NaiveText.Plain(NaiveFields.Written(value)) switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    public static bool Ordered(FilterType type, int order) => type switch
    {
        FilterType.Gt => order > 0,
        FilterType.Gte => order >= 0,
        FilterType.Lt => order < 0,
        FilterType.Lte => order <= 0,
        _ => order == 0,
    };

    public static bool Dates(FilterType type, DateInterval date, DateInterval days) => type switch
    {
        FilterType.Overlaps => !(date.To < days.From || date.From > days.To),
        FilterType.Gt => date.From > days.To,
        FilterType.Gte => date.From >= days.From,
        FilterType.Lt => date.To < days.From,
        _ => date.To <= days.To,
    };

    static bool Within(DateInterval date, DateInterval days) => date.From >= days.From && date.To <= days.To;
}
