using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SemanticSearch;

/// <summary>
/// The activity source and the meter of the library, both named <c>SemanticSearch</c>; attribute names follow OpenTelemetry's
/// semantic conventions (https://opentelemetry.io/docs/specs/semconv/).
/// </summary>
static class Telemetry
{
    public const string Name = "SemanticSearch";

    public static readonly ActivitySource Activities = new(Name);

    static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> SearchDuration =
        Meter.CreateHistogram<double>("semantic_search.search.duration", "s", "Time from request to ranked passages");

    public static readonly Counter<long> DocumentsIndexed =
        Meter.CreateCounter<long>("semantic_search.index.documents", "{document}", "Documents handled, by outcome");

    public static readonly Counter<long> TokensEmbedded =
        Meter.CreateCounter<long>("semantic_search.embedding.tokens", "{token}", "Tokens embedded, padding not counted");

    public static readonly Counter<long> TextsTruncated =
        Meter.CreateCounter<long>("semantic_search.embedding.truncated", "{text}", "Texts cut to the model's limit");
}
