using SemanticSearch.Gazetteer;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Search.Understanding;

/// <summary>Finds dates and spans of them in a query: <c>since 2014</c>, <c>between 1995 and 2003</c>, <c>early 1970s</c>.</summary>
static class DateMentions
{
    static readonly DateOnly Earliest = new(1000, 1, 1);

    /// <summary>The dates in their order; words that are taken belong to none.</summary>
    public static IEnumerable<DateMention> Find(string query, IReadOnlyList<NameWord> words, IReadOnlyList<bool> taken, DateOnly today)
    {
        var atoms = new DateAtoms(query, words, today);
        for (var at = 0; at < words.Count; at++)
        {
            if (Read(atoms, at, today) is not { } mention || Enumerable.Range(mention.First, mention.End - mention.First).Any(word => taken[word]))
                continue;
            yield return mention;
            at = mention.End - 1;
        }
    }

    /// <summary>What a word before a date or an event makes of it: since it, after it, before it; null for other words.</summary>
    public static DateInterval? Bound(string word, DateInterval of, bool within, DateOnly today) => word switch
    {
        "since" => Span(of.From, Later(of.From, today)),
        "after" or "post" or "following" when !within => of.To < DateOnly.MaxValue ? Span(of.To.AddDays(1), Later(of.To.AddDays(1), today)) : null,
        "after" or "post" or "following" => Span(of.From, Later(of.From, today)),
        "before" or "pre" => of.From > Earliest ? Span(Earliest, of.From.AddDays(-1)) : null,
        "until" or "till" or "by" => Span(Earliest, of.To),
        _ => null,
    };

    static DateMention? Read(DateAtoms atoms, int at, DateOnly today)
    {
        var start = SkipThe(atoms, at + 1);
        var word = atoms.Word(at);
        if (word is "between" or "from" && Range(atoms, at, start) is { } range)
            return range;
        if (word is "since" or "after" or "post" or "following" or "before" or "pre" or "until" or "till" or "by" && atoms.Read(start) is { } bounded)
            return Bound(word, bounded.Interval, within: start > at + 1 && HasNoun(atoms, bounded), today) is { } interval
                ? bounded with { First = at, Interval = interval }
                : null;
        return Range(atoms, at, at) ?? atoms.Read(at);
    }

    // "after the 2003 invasion": the year is when it was, not what comes before.
    static bool HasNoun(DateAtoms atoms, DateMention mention) => mention.Interval.Precision == DatePrecision.Year && atoms.Word(mention.End).Length > 2;

    static DateMention? Range(DateAtoms atoms, int first, int start)
    {
        if (atoms.Read(start) is not { } from)
            return null;
        var joined = atoms.Word(from.End) is "to" or "through" or "until" or "till" || atoms.Word(from.End) == "and" && first < start;
        var next = joined ? SkipThe(atoms, from.End + 1) : from.End;
        if (!joined && !atoms.Dashed(from.End - 1) || atoms.Read(next) is not { } to)
            return null;
        return DateReader.Between(from.Interval, to.Interval) is { } interval ? new DateMention(first, to.End, interval) : null;
    }

    static int SkipThe(DateAtoms atoms, int at) => atoms.Word(at) == "the" ? at + 1 : at;

    static DateOnly Later(DateOnly day, DateOnly other) => day > other ? day : other;

    static DateInterval Span(DateOnly from, DateOnly to) => new(from, to, DatePrecision.Range);
}
