using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace SemanticSearch.Api.Pages;

/// <summary>What the page's address asks for. Every state of the page is an address, so that it can be shared, and works without scripts.</summary>
public sealed record SearchForm
{
    /// <summary>Passages of one page, and how many more the next one has.</summary>
    public const int Step = 10;

    static readonly string[] DateFormats = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    /// <summary>The question.</summary>
    public string? Q { get; init; }

    /// <summary>The collection; null for the default one.</summary>
    public string? Collection { get; init; }

    /// <summary>Codes of countries of which one must fit.</summary>
    public string[]? Country { get; init; }

    /// <summary>Speakers of whom one must fit.</summary>
    public string[]? Speaker { get; init; }

    /// <summary>Languages of which one must fit.</summary>
    public string[]? Language { get; init; }

    /// <summary>Sources of which one must fit.</summary>
    public string[]? Source { get; init; }

    /// <summary>Tags of which one must fit.</summary>
    [FromQuery(Name = "tag")]
    public string[]? Tags { get; init; }

    /// <summary>The first date, as far as it is known: <c>1990</c>, <c>1990-05</c>, <c>1990-05-02</c>.</summary>
    public string? From { get; init; }

    /// <summary>The last date.</summary>
    public string? To { get; init; }

    /// <summary>How passages are retrieved; null for hybrid.</summary>
    public string? Mode { get; init; }

    /// <summary>Ids of understood parts that were not meant so.</summary>
    public string[]? Ignored { get; init; }

    /// <summary>A citation or a document's id that passages are to resemble.</summary>
    public string? Similar { get; init; }

    /// <summary>How many passages are shown; null for <see cref="Step"/>.</summary>
    public int? Limit { get; init; }

    /// <summary>The collection's name.</summary>
    public string CollectionName => string.IsNullOrEmpty(Collection) ? SearchRequest.DefaultCollection : Collection;

    /// <summary>Whether anything is asked.</summary>
    public bool IsAsked => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrWhiteSpace(Similar);

    /// <summary>Whether anything narrows the search.</summary>
    public bool IsNarrowed => FacetField.All.Any(one => one.Chosen(this).Length > 0) || HasDates;

    /// <summary>Whether dates narrow the search.</summary>
    public bool HasDates => !string.IsNullOrWhiteSpace(From) || !string.IsNullOrWhiteSpace(To);

    /// <summary>The address of the page with this state.</summary>
    public string Address()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Fields())
            query.Add(name, value);
        return $"/{query}";
    }

    /// <summary>The fields that say something, as the page's form and its addresses have them.</summary>
    public IEnumerable<(string Name, string Value)> Fields()
    {
        (string Name, string? Value)[] single =
        [
            ("q", Q), ("collection", Collection), ("from", From), ("to", To), ("mode", Mode), ("similar", Similar),
            ("limit", Limit?.ToString(CultureInfo.InvariantCulture)),
        ];
        foreach (var (name, value) in single)
            if (!string.IsNullOrWhiteSpace(value))
                yield return (name, value);
        foreach (var field in FacetField.All)
            foreach (var value in field.Chosen(this))
                yield return (field.Parameter, value);
        foreach (var id in Ignored ?? [])
            yield return ("ignored", id);
    }

    /// <summary>The search that it asks for.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a name or a number cannot be read.</exception>
    public SearchRequest ToRequest() => new()
    {
        Query = Q ?? "",
        Similar = string.IsNullOrWhiteSpace(Similar) ? null : Similar,
        Collection = CollectionName,
        Limit = Limit ?? Step,
        Mode = string.IsNullOrEmpty(Mode) ? SearchMode.Hybrid : Names.Of<SearchMode>("mode", Mode),
        Filter = Filter(),
        Ignored = Ignored ?? [],
        Facets = [.. FacetField.All.Select(field => field.Name), FacetField.Year],
        CollapseDuplicates = true,
        Explain = true,
    };

    Filter? Filter()
    {
        var parts = FacetField.All
            .Where(field => field.Chosen(this).Length > 0)
            .Select(field => SemanticSearch.Filter.Compare(FilterType.In, field.Name, field.Chosen(this)))
            .ToList();
        if (HasDates)
            parts.Add(SemanticSearch.Filter.Compare(FilterType.Overlaps, "date", Dates()));
        return parts.Count == 0 ? null : SemanticSearch.Filter.All(parts);
    }

    object Dates()
    {
        var (from, to) = (Date(From, "0001"), Date(To, "9999"));
        // A year is not before a day of it.
        return string.CompareOrdinal(from, to) <= 0 || from.StartsWith(to, StringComparison.Ordinal)
            ? new { from, to }
            : throw new SemanticSearchException(ErrorKind.InvalidRequest, $"The dates end before they begin: {from} to {to}.");
    }

    static string Date(string? text, string open)
    {
        if (string.IsNullOrWhiteSpace(text))
            return open;
        var date = text.Trim();
        return DateTime.TryParseExact(date, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? date
            : throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'{date}' is not a date. Write a year, a month or a day: 1990, 1990-05 or 1990-05-02.");
    }
}
