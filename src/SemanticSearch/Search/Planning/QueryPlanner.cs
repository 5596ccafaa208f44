using SemanticSearch.Lexicon;
using SemanticSearch.Search.Querying;
using SemanticSearch.Search.Suggesting;
using SemanticSearch.Search.Understanding;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Planning;

/// <summary>Reads queries: operators first, then names, dates and references in the words that are left.</summary>
/// <param name="store">Tells which fields there are.</param>
/// <param name="lexicon">Tells who speaks.</param>
/// <param name="ranking">The settings.</param>
/// <param name="time">Tells today.</param>
sealed class QueryPlanner(IIndexStore store, CollectionLexicon lexicon, RankingOptions ranking, TimeProvider time)
{
    const int MostPreferences = 32;

    /// <summary>Reads the query of a request.</summary>
    public async Task<QueryPlan> PlanAsync(Collection collection, SearchRequest request, CancellationToken cancellationToken)
    {
        var fields = request.Query.Contains(':', StringComparison.Ordinal)
            ? await store.ListFieldsAsync(collection, cancellationToken)
            : [];
        var parsed = QueryParser.Parse(request.Query, name => fields.Contains(name, StringComparer.OrdinalIgnoreCase));
        var reading = request.Understand == UnderstandingMode.Off
            ? QueryReading.None
            : new QueryInterpreter(await lexicon.SpeakerNamesAsync(collection, cancellationToken), time).Read(parsed.Words, request.Ignored);
        var boosted = request.Understand == UnderstandingMode.Boost
            ? Telling(reading).Take(MostPreferences).ToList()
            : [];
        var (phrases, excluded) = (Told(parsed.Phrases), Told(parsed.Excluded));
        var boosts = request.Boosts ?? new FieldBoosts(ranking.TitleBoost, ranking.HeadingBoost);
        return new QueryPlan
        {
            Words = parsed.Words,
            Terms = QueryTerms.Of(parsed.Words, boosts, reading.Parts),
            Coverage = QueryTerms.Coverage(parsed.Words, reading.Parts, boosted),
            Required = [.. phrases.Select(ChunkTerms.OfPhrase)],
            Excluded = [.. excluded.Select(ChunkTerms.OfPhrase)],
            Warnings = [.. parsed.Phrases.Concat(parsed.Excluded).Except([.. phrases, .. excluded])
                .Select(phrase => $"'{phrase}' is no condition: it has only words that are too common to be indexed")],
            Preferences = [.. boosted.Select(part => new Preference(part.Filter!, KindOf(part), ReasonOf(part)))],
            References = reading.References,
            Interpretation = new QueryInterpretation
            {
                Words = parsed.Words,
                Phrases = phrases,
                Excluded = excluded,
                Filter = All([request.Filter, parsed.Filter, request.Understand == UnderstandingMode.Filter ? Understood(Telling(reading)) : null]),
                Mode = request.Understand,
                Parts = [.. reading.Parts.Select(part => InQuery(part, parsed))],
            },
        };
    }

    // Who says something about a country or a region is asked for, not what these say; nor what a region says where a country is named.
    static IEnumerable<UnderstoodPart> Telling(QueryReading reading)
    {
        var hasActor = reading.Actors.Any(part => part.Filter is not null);
        var hasCountry = reading.Parts.Any(part => part is { Kind: UnderstoodKind.Country or UnderstoodKind.Speaker, Filter: not null });
        return reading.Parts.Where(part => part.Filter is not null && part.Kind switch
        {
            UnderstoodKind.Region => !hasCountry,
            UnderstoodKind.Country or UnderstoodKind.Speaker => !hasActor || reading.Actors.Contains(part),
            _ => true,
        });
    }

    // Of several countries one is enough, and so of dates and speakers; but who asks for a country and a date means both.
    static Filter? Understood(IEnumerable<UnderstoodPart> parts) => All(parts
        .GroupBy(KindOf)
        .Select(kind => kind.Count() == 1 ? kind.Single().Filter : Filter.Any([.. kind.Select(part => part.Filter!)])));

    static UnderstoodKind KindOf(UnderstoodPart part) => part.Kind switch
    {
        UnderstoodKind.Region => UnderstoodKind.Country,
        UnderstoodKind.Event => UnderstoodKind.Date,
        var kind => kind,
    };

    static Filter? All(IEnumerable<Filter?> filters) => filters.OfType<Filter>().ToList() switch
    {
        [] => null,
        [var one] => one,
        var several => Filter.All(several),
    };

    // What has only common words can be neither asked for nor left out.
    static List<string> Told(IEnumerable<string> phrases) => [.. phrases.Where(phrase => ChunkTerms.OfPhrase(phrase).Count > 0)];

    static string ReasonOf(UnderstoodPart part) => $"{part.Kind.ToString().ToLowerInvariant()} {part.Id}";

    static UnderstoodPart InQuery(UnderstoodPart part, ParsedQuery parsed)
    {
        var (start, end) = parsed.ToQuery(part.Start, part.End);
        return part with { Start = start, End = end };
    }
}
