using SemanticSearch.Gazetteer;

namespace SemanticSearch.Search.Understanding;

/// <summary>
/// Understands the words of a query: references first, then speakers, names of the gazetteer, the longest first, and dates. Pure but for
/// today's date; may be shared between threads.
/// </summary>
/// <param name="speakers">Who speaks in the collection.</param>
/// <param name="time">Tells today, for <c>last year</c>.</param>
sealed class QueryInterpreter(SpeakerNames speakers, TimeProvider time)
{
    /// <summary>What the query's parts mean; offsets are those of the query as given.</summary>
    /// <param name="query">The query.</param>
    /// <param name="ignored">Ids of parts that were not meant so: their words mean nothing, to other parts neither.</param>
    public QueryReading Read(string query, params IReadOnlyList<string> ignored)
    {
        var plain = new List<(int Start, int End)>();
        while (true)
        {
            var reading = ReadWithout(query, plain);
            var before = plain.Count;
            plain.AddRange(reading.Parts.Where(part => ignored.Contains(part.Id)).Select(part => (part.Start, part.End)));
            if (plain.Count == before)
                return reading;
        }
    }

    QueryReading ReadWithout(string query, List<(int Start, int End)> plain)
    {
        var words = NameWords.Split(query);
        var taken = new bool[words.Count];
        foreach (var (start, end) in plain)
            Take(words, taken, start, end);
        var references = ReferenceReader.Find(query).Where(reference => !plain.Exists(span => span.Start < reference.End && reference.Start < span.End)).ToList();
        foreach (var reference in references)
            Take(words, taken, reference.Start, reference.End);
        var today = DateOnly.FromDateTime(time.GetUtcNow().Date);
        var parts = references.Select(reference => OfReference(query, reference)).ToList();
        parts.AddRange(Speakers(query, words, taken));
        var names = Names(words, taken);
        var dates = DateMentions.Find(query, words, taken, today).ToList();
        parts.AddRange(dates.Select(date => OfDate(query, words, date)));
        var bounded = names.ToDictionary(name => name.At, name => Bound(words, taken, name.At, name.Match.Readings[0].Concept, today));
        var when = dates.Count > 0 ? dates[0].Interval : bounded.Values.FirstOrDefault(bound => bound is not null)?.Interval;
        parts.AddRange(names.Select(name => OfName(query, words, name.At, name.Match, when, bounded[name.At])));
        parts.Sort((x, y) => x.Start.CompareTo(y.Start));
        return new QueryReading(parts, [.. parts.Where(part => Acts(words, part))], [.. references.Select(reference => reference.Reference)]);
    }

    static void Take(List<NameWord> words, bool[] taken, int start, int end)
    {
        for (var at = 0; at < words.Count; at++)
            taken[at] |= words[at].Start < end && start < words[at].End;
    }

    IEnumerable<UnderstoodPart> Speakers(string query, List<NameWord> words, bool[] taken)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (taken[at] || speakers.Match(words, at) is not { } match || taken.AsSpan(at, match.Words).Contains(true))
                continue;
            taken.AsSpan(at, match.Words).Fill(true);
            var (start, end) = (words[at].Start, words[at + match.Words - 1].End);
            yield return new UnderstoodPart
            {
                Kind = UnderstoodKind.Speaker,
                Text = query[start..end],
                Start = start,
                End = end,
                Id = match.Names[0],
                Name = match.Names[0],
                Filter = match.Names.Length == 1
                    ? Filter.Compare(FilterType.Eq, "speaker", match.Names[0])
                    : Filter.Compare(FilterType.In, "speaker", match.Names),
            };
        }
    }

    static List<(int At, ConceptMatch Match)> Names(List<NameWord> words, bool[] taken)
    {
        var names = new List<(int, ConceptMatch)>();
        for (var at = 0; at < words.Count; at++)
        {
            if (taken[at] || ConceptIndex.BuiltIn.Match(words, at) is not { } match || taken.AsSpan(at, match.Words).Contains(true))
                continue;
            taken.AsSpan(at, match.Words).Fill(true);
            if (match.Readings.Count > 0)
                names.Add((at, match));
            at += match.Words - 1;
        }
        return names;
    }

    // "during", "after" … before an event make a date of it.
    static (int First, DateInterval Interval)? Bound(List<NameWord> words, bool[] taken, int at, Concept concept, DateOnly today)
    {
        var before = at > 0 && words[at - 1].Folded == "the" ? at - 2 : at - 1;
        if (concept is not { Kind: UnderstoodKind.Event, Interval: { } interval } || before < 0 || taken[before])
            return null;
        var bounded = words[before].Folded == "during" ? interval : DateMentions.Bound(words[before].Folded, interval, within: false, today);
        return bounded is null ? null : (before, bounded);
    }

    static UnderstoodPart OfName(string query, List<NameWord> words, int at, ConceptMatch match, DateInterval? when, (int First, DateInterval Interval)? bound)
    {
        var (start, end) = (words[at].Start, words[at + match.Words - 1].End);
        var part = ConceptReader.Read(query[start..end], start, match.Readings, when, Acts(words, at, at + match.Words));
        return bound is { } span ? part with { Interval = span.Interval, Filter = DateFilters.Overlapping(span.Interval) } : part;
    }

    static bool Acts(List<NameWord> words, UnderstoodPart part)
    {
        var first = words.FindIndex(word => word.Start >= part.Start);
        var last = words.FindLastIndex(word => word.End <= part.End);
        return part.Kind is UnderstoodKind.Country or UnderstoodKind.Speaker or UnderstoodKind.Body && first >= 0 && Acts(words, first, last + 1);
    }

    static bool Acts(List<NameWord> words, int first, int end) =>
        first > 0 && words[first - 1].Folded is "did" or "does" or "has" or "had" or "will" or "would" or "should" or "could"
        || end < words.Count && words[end].Folded is "say" or "says" or "said" or "think" or "thinks" or "thought" or "wants" or "wanted" or "argued"
            or "proposed" or "rejected" or "refused" or "agreed" or "insists" or "insisted";

    static UnderstoodPart OfDate(string query, List<NameWord> words, DateMention date)
    {
        var (start, end) = (words[date.First].Start, words[date.End - 1].End);
        return new UnderstoodPart
        {
            Kind = UnderstoodKind.Date,
            Text = query[start..end],
            Start = start,
            End = end,
            Id = date.Interval.Iso,
            Name = date.Interval.Iso,
            Interval = date.Interval,
            Filter = DateFilters.Overlapping(date.Interval),
        };
    }

    static UnderstoodPart OfReference(string query, FoundReference found) => new()
    {
        Kind = UnderstoodKind.Reference,
        Text = query[found.Start..found.End],
        Start = found.Start,
        End = found.End,
        Id = found.Reference.Id,
        Name = found.Name,
    };
}
