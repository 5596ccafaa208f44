using SemanticSearch.Gazetteer;

namespace SemanticSearch.Search.Understanding;

/// <summary>Decides what a name of the gazetteer means in a query, by the dates beside it, and which other names are worth searching for.</summary>
static class ConceptReader
{
    const int MostExpansions = 3;

    /// <summary>The part of the query; dated names and states are those of the interval, if there is one.</summary>
    /// <param name="text">The name as the query has it.</param>
    /// <param name="start">Its offset.</param>
    /// <param name="readings">What it may name; at least one.</param>
    /// <param name="when">The time that the query is about, or null.</param>
    /// <param name="acts">Whether the name is of somebody who acts: a capital then is its government.</param>
    public static UnderstoodPart Read(string text, int start, IReadOnlyList<NamedConcept> readings, DateInterval? when, bool acts)
    {
        var likely = InUse(readings, when);
        var (concept, name) = likely[0];
        return new UnderstoodPart
        {
            Kind = concept.Kind,
            Text = text,
            Start = start,
            End = start + text.Length,
            Id = concept.Id,
            Name = concept.Name,
            Expansions = Expansions(text, likely, when),
            Interval = concept.Kind == UnderstoodKind.Event ? concept.Interval : null,
            Filter = concept.Kind switch
            {
                UnderstoodKind.Country when name.Sort != NameSort.Capital || acts => OfCountries(Codes(likely, when)),
                UnderstoodKind.Region when concept.Members.Count > 0 => OfCountries(concept.Members),
                _ => null,
            },
        };
    }

    // Names of another time give way; without a date, those that are no more do.
    static List<NamedConcept> InUse(IReadOnlyList<NamedConcept> readings, DateInterval? when)
    {
        var kind = readings[0].Concept.Kind;
        var same = readings.Where(reading => reading.Concept.Kind == kind).ToList();
        if (same.Count == 1)
            return same;
        var used = same.Where(reading => when is null ? reading.Name.To is null : reading.Name.InUse(when.From.Year, when.To.Year)).ToList();
        return used.Count > 0 ? used : same;
    }

    static List<string> Codes(IReadOnlyList<NamedConcept> readings, DateInterval? when)
    {
        var codes = readings.Select(reading => reading.Concept.Id).ToList();
        if (when is null)
            return codes;
        foreach (var (concept, name) in readings)
        {
            if (name.Sort is NameSort.Name or NameSort.OtherName or NameSort.Adjective or NameSort.Capital or NameSort.Metonym or NameSort.Abbreviation)
                codes.AddRange(ConceptIndex.BuiltIn.CarriedOnBy(concept.Id).Where(state => state.Interval!.Overlaps(when)).Select(state => state.Id));
            // The Kremlin of 1975 is the Soviet Union's, whose speeches some collections file under Russia.
            if (name.Sort == NameSort.Metonym && concept.Successors.Count > 0)
                codes.Add(concept.Successors[0]);
        }
        return [.. codes.Distinct()];
    }

    static Filter OfCountries(IReadOnlyList<string> codes) =>
        codes.Count == 1 ? Filter.Compare(FilterType.Eq, "country", codes[0]) : Filter.Compare(FilterType.In, "country", codes);

    static string[] Expansions(string text, IReadOnlyList<NamedConcept> readings, DateInterval? when)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { NameWords.Key(text) };
        return [.. readings.SelectMany(reading => Telling(reading, when)).Where(name => known.Add(NameWords.Key(name))).Take(MostExpansions)];
    }

    static IEnumerable<string> Telling(NamedConcept reading, DateInterval? when)
    {
        var (concept, _) = reading;
        yield return concept.Name;
        foreach (var name in concept.Names)
        {
            if (concept.Kind is UnderstoodKind.Body or UnderstoodKind.Treaty && name.Sort == NameSort.Abbreviation || name.Sort == NameSort.OtherName)
                yield return name.Text;
            else if (name.Sort == NameSort.FormerName && when is not null && name.InUse(when.From.Year, when.To.Year))
                yield return name.Text;
        }
    }
}
