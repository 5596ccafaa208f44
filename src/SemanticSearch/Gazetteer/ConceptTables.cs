using System.Globalization;

namespace SemanticSearch.Gazetteer;

/// <summary>Makes concepts of the rows of the tables.</summary>
static class ConceptTables
{
    const int LongestMarkedAbbreviation = 3;

    /// <summary>All concepts: countries first, then bodies, treaties, events and regions.</summary>
    public static IEnumerable<Concept> Read() => [.. Countries(), .. Bodies(), .. Treaties(), .. Events(), .. Regions()];

    static IEnumerable<Concept> Countries()
    {
        var names = GazetteerTables.CountryNames().ToDictionary(row => row[0]);
        var states = GazetteerTables.Rows("states.tsv", cells: 4).ToDictionary(row => row[0]);
        var known = GazetteerTables.Rows("countries.tsv", cells: 7).ToDictionary(row => row[0]);
        var none = new string[] { "", "", "", "", "", "", "" };
        return known.Keys.Concat(names.Keys.Where(code => !known.ContainsKey(code)))
            .Select(code => Country(names[code], known.GetValueOrDefault(code, none), states.GetValueOrDefault(code)));
    }

    static Concept Country(string[] row, string[] more, string[]? state)
    {
        var marked = Names(more[6], NameSort.OtherName).ToList();
        var own = marked.Find(name => name.Text == row[2]) is { } given ? given with { Sort = NameSort.Name } : Plain(row[2], NameSort.Name);
        return Of(UnderstoodKind.Country, row[0],
            [
                own, .. marked, .. Names(more[4], NameSort.Abbreviation), .. Names(more[3], NameSort.FormerName),
                .. Names(more[1], NameSort.Adjective), .. Names(more[5], NameSort.Metonym), .. Names(more[2], NameSort.Capital),
                .. row[3].Split('|').Where(name => !IsCode(name)).Select(name => Plain(name, NameSort.Variant)),
            ]) with
        {
            Interval = state is null ? null : Years(state[1], state[2]),
            Successors = state is null ? [] : state[3].Split('|'),
        };
    }

    static IEnumerable<Concept> Bodies() =>
        from row in GazetteerTables.Rows("bodies.tsv", cells: 5)
        select Of(UnderstoodKind.Body, row[0],
            [.. Names(row[1], NameSort.Name), .. Names(row[2], NameSort.Abbreviation), .. Names(row[3], NameSort.OtherName),
                .. Names(row[4], NameSort.Metonym)]);

    static IEnumerable<Concept> Treaties() =>
        from row in GazetteerTables.Rows("treaties.tsv", cells: 5)
        select Of(UnderstoodKind.Treaty, row[0],
            [.. Names(row[1], NameSort.Name), .. Names(row[2], NameSort.Abbreviation), .. Names(row[3], NameSort.OtherName)]) with
        {
            Interval = row[4].Length == 0 ? null : DateInterval.Day(DateOnly.Parse(row[4], CultureInfo.InvariantCulture)),
        };

    static IEnumerable<Concept> Events() =>
        from row in GazetteerTables.Rows("events.tsv", cells: 5)
        select Of(UnderstoodKind.Event, row[0], [.. Names(row[1], NameSort.Name), .. Names(row[2], NameSort.OtherName)]) with
        {
            Interval = Span(Date(row[3]), Date(row[4])),
        };

    static IEnumerable<Concept> Regions() =>
        from row in GazetteerTables.Rows("regions.tsv", cells: 5)
        select Of(UnderstoodKind.Region, row[0],
            [.. Names(row[1], NameSort.Name), .. Names(row[2], NameSort.OtherName), .. Names(row[3], NameSort.Adjective)]) with
        {
            Members = row[4].Split('|', StringSplitOptions.RemoveEmptyEntries),
        };

    // What is written twice is the name that comes first.
    static Concept Of(UnderstoodKind kind, string id, IReadOnlyList<ConceptName> names) => new()
    {
        Kind = kind,
        Id = id,
        Name = names[0].Text,
        Names = [.. names.Where(name => name.Text.Length > 0).DistinctBy(name => NameWords.Key(name.Text))],
    };

    static ConceptName Plain(string name, NameSort sort) => new(name, sort, NameCase.Any);

    static IEnumerable<ConceptName> Names(string cell, NameSort sort) =>
        cell.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(name => Marked(name, sort));

    static ConceptName Marked(string written, NameSort sort)
    {
        var mark = written[0];
        var text = mark is '^' or '!' or '~' ? written[1..] : written;
        var years = text.Split('{', '}');
        var kind = mark switch
        {
            '^' => NameCase.Capital,
            '!' => NameCase.Person,
            '~' => NameCase.Any,
            _ => sort == NameSort.Abbreviation && years[0].Length <= LongestMarkedAbbreviation ? NameCase.Capital : NameCase.Any,
        };
        return years.Length == 1
            ? new ConceptName(text, sort, kind)
            : new ConceptName(years[0], sort, kind, Year(years[1].Split('-')[0]), Year(years[1].Split('-')[1]));
    }

    static bool IsCode(string name) => name.Replace(".", "", StringComparison.Ordinal) is { Length: <= 3 } letters && letters.All(char.IsAsciiLetterUpper);

    static int? Year(string digits) => digits.Length == 0 ? null : int.Parse(digits, CultureInfo.InvariantCulture);

    static DateInterval Years(string first, string last) => Span(Date(first), Date(last));

    static DateInterval Span(DateInterval first, DateInterval last) =>
        first == last ? first : new DateInterval(first.From, last.To, DatePrecision.Range);

    static DateInterval Date(string iso)
    {
        var parts = iso.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return parts switch
        {
            [var year] => DateInterval.Year(year),
            [var year, var month] => DateInterval.Month(year, month),
            _ => DateInterval.Day(new DateOnly(parts[0], parts[1], parts[2])),
        };
    }
}
