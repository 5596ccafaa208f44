using System.Globalization;

namespace SemanticSearch.Cli.Options;

/// <summary>Fields of a search request by the names that the command line gives them.</summary>
static class RequestSettings
{
    static readonly (string Key, Func<SearchRequest, RankingOptions, string, SearchRequest?> Set)[] Fields =
    [
        ("mode", (request, _, value) => Name<SearchMode>(value) is { } mode ? request with { Mode = mode } : null),
        ("weights.dense", (request, _, value) => Number(value) is { } n
            ? request with { Weights = WeightsOf(request) with { Dense = n } } : null),
        ("weights.lexical", (request, _, value) => Number(value) is { } n
            ? request with { Weights = WeightsOf(request) with { Lexical = n } } : null),
        ("weights.document", (request, _, value) => Number(value) is { } n
            ? request with { Weights = WeightsOf(request) with { Document = n } } : null),
        ("weights.alignment", (request, _, value) => Number(value) is { } n
            ? request with { Weights = WeightsOf(request) with { Alignment = n } } : null),
        ("fusion", (request, _, value) => Name<FusionMethod>(value) is { } fusion ? request with { Fusion = fusion } : null),
        ("understand", (request, _, value) => Name<UnderstandingMode>(value) is { } mode ? request with { Understand = mode } : null),
        ("diversity", (request, _, value) => Number(value) is { } n ? request with { Diversity = n } : null),
        ("collapseDuplicates", (request, _, value) => Flag(value) is { } flag ? request with { CollapseDuplicates = flag } : null),
        ("boosts.title", (request, defaults, value) => Number(value) is { } n
            ? request with { Boosts = BoostsOf(request, defaults) with { Title = n } } : null),
        ("boosts.heading", (request, defaults, value) => Number(value) is { } n
            ? request with { Boosts = BoostsOf(request, defaults) with { Heading = n } } : null),
        ("recency.halfLifeDays", (request, _, value) => Number(value) is { } n
            ? request with { Recency = RecencyOf(request) with { HalfLifeDays = n } } : null),
        ("recency.weight", (request, _, value) => Number(value) is { } n
            ? request with { Recency = RecencyOf(request) with { Weight = n } } : null),
        ("recency.origin", (request, _, value) => Day(value) is { } day
            ? request with { Recency = RecencyOf(request) with { Origin = day } } : null),
        ("rerank", (request, _, value) => Flag(value) is { } flag ? request with { Rerank = flag } : null),
        ("passagesPerDocument", (request, _, value) =>
            Count(value) is { } n ? request with { PassagesPerDocument = n } : null),
        ("context", (request, _, value) => Count(value) is { } n ? request with { Context = request.Context with { Before = n, After = n } } : null),
        ("context.unit", (request, _, value) =>
            Name<ContextUnit>(value) is { } unit ? request with { Context = request.Context with { Unit = unit } } : null),
        ("groupByDocument", (request, _, value) => Flag(value) is { } flag ? request with { GroupByDocument = flag } : null),
        ("highlight", (request, _, value) => Flag(value) is { } flag ? request with { Highlight = flag } : null),
    ];

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Fields.Select(field => field.Key)];

    /// <summary>The request with a field set; ranges are the search's to check.</summary>
    /// <param name="request">The request.</param>
    /// <param name="assignment">Such as <c>weights.document=0</c>.</param>
    /// <param name="defaults">What a weight or boost is where only another one is given.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: there is no such field, or it has no such value.
    /// </exception>
    public static SearchRequest Set(SearchRequest request, string assignment, RankingOptions defaults)
    {
        if (assignment.Split('=', 2) is not [var key, var value])
            throw Bad($"'{assignment}' is not a setting such as mode=hybrid");
        var field = Fields.FirstOrDefault(field => field.Key.Equals(key.Trim(), StringComparison.OrdinalIgnoreCase));
        if (field.Set is null)
            throw Bad($"there is no setting '{key}'; there are {string.Join(", ", Keys)}");
        return field.Set(request, defaults, value.Trim()) ?? throw Bad($"'{value}' is no value of {field.Key}");
    }

    static FusionWeights WeightsOf(SearchRequest request) => request.Weights ?? new FusionWeights();

    static FieldBoosts BoostsOf(SearchRequest request, RankingOptions defaults) =>
        request.Boosts ?? new FieldBoosts(defaults.TitleBoost, defaults.HeadingBoost);

    static DateDecay RecencyOf(SearchRequest request) => request.Recency ?? new DateDecay();

    static T? Name<T>(string value)
        where T : struct, Enum =>
        !value.Contains(',', StringComparison.Ordinal) && value.All(char.IsLetter) && Enum.TryParse<T>(value, ignoreCase: true, out var name)
            ? name
            : null;

    static double? Number(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    static int? Count(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static bool? Flag(string value) => bool.TryParse(value, out var flag) ? flag : null;

    static SemanticSearchException Bad(string message) => new(ErrorKind.InvalidRequest, message);
}
