using System.Collections.Frozen;
using System.Text.Json;

namespace SemanticSearch.Reading.Facts;

/// <summary>Finds the dates of a document in its metadata: the field's name says what happened, its value when.</summary>
static class DateFields
{
    const int MostDates = 100;

    static readonly DateKind[] MostTellingFirst =
        [DateKind.Spoken, DateKind.Written, DateKind.Dated, DateKind.Published, DateKind.Modified, DateKind.Covered, DateKind.FileMade];

    // Names without their separators: date-published, date_published and datePublished are one.
    static readonly FrozenDictionary<string, DateKind> Kinds = new (DateKind Kind, string Names)[]
    {
        (DateKind.Dated, "date dcdate dctermsdate documentdate year"),
        (DateKind.Spoken, "datespoken spoken spokenon datedelivered delivered deliveredon speechdate meetingdate"),
        (DateKind.Written, "datewritten written writtenon datesigned signed signedon datecreated dctermscreated dccreated"),
        (DateKind.Published, "datepublished published publishedon publisheddate publicationdate pubdate dateissued issued dctermsissued "
            + "dcdateissued articlepublishedtime publishedtime"),
        (DateKind.Modified, "datemodified modified modifieddate lastmodified dateupdated updated dctermsmodified articlemodifiedtime"),
        (DateKind.FileMade, "filemade"),
        (DateKind.Covered, "covered coverage datecovered datescovered period temporal temporalcoverage dctermstemporal"),
    }.SelectMany(kind => kind.Names.Split(' ').Select(name => KeyValuePair.Create(name, kind.Kind))).ToFrozenDictionary();

    /// <summary>The dates, the most telling kind first, each once, at most 100; a vaguer date of a kind gives way to one that it
    /// contains.</summary>
    public static IReadOnlyList<DocumentDate> Read(IReadOnlyDictionary<string, JsonElement> metadata, DateHint hint)
    {
        var dates = new List<DocumentDate>();
        foreach (var (field, value) in metadata.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            if (KindOf(field, hint) is { } kind)
                dates.AddRange(DateReader.ReadAll(value, hint.Order).Select(interval => new DocumentDate(kind, interval)));
        }
        dates = [.. dates.Distinct().Take(MostDates)];
        return [.. dates
            .Where(date => !dates.Any(other => IsMorePrecise(other, date)))
            .OrderBy(date => Array.IndexOf(MostTellingFirst, date.Kind))];
    }

    static DateKind? KindOf(string field, DateHint hint)
    {
        var name = Squeeze(field);
        DateKind? told = Kinds.TryGetValue(name, out var kind) ? kind : null;
        var isHinted = hint.Field is { } hinted ? name == Squeeze(hinted) : told == DateKind.Dated;
        return isHinted ? hint.Kind ?? told ?? DateKind.Dated : told;
    }

    static bool IsMorePrecise(DocumentDate other, DocumentDate date) =>
        other.Kind == date.Kind && other.Interval != date.Interval && date.Interval.Precision != DatePrecision.Range
        && other.Interval.From >= date.Interval.From && other.Interval.To <= date.Interval.To;

    static string Squeeze(string field) => string.Concat(field.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
