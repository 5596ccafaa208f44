using System.Globalization;

namespace SemanticSearch.Api.Pages;

/// <summary>A field that the page lists values of, to narrow a search by.</summary>
/// <param name="Name">The field, as filters name it.</param>
/// <param name="Parameter">Its name in the page's address.</param>
/// <param name="Title">What readers call it.</param>
/// <param name="Chosen">The values that are chosen.</param>
/// <param name="With">The form with other values chosen.</param>
public sealed record FacetField(
    string Name, string Parameter, string Title, Func<SearchForm, string[]> Chosen, Func<SearchForm, string[], SearchForm> With)
{
    /// <summary>The field that the histogram shows, which dates narrow.</summary>
    public const string Year = "year";

    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<FacetField> All { get; } =
    [
        new("country", "country", "Country", form => form.Country ?? [], (form, values) => form with { Country = values }),
        new("speaker", "speaker", "Speaker", form => form.Speaker ?? [], (form, values) => form with { Speaker = values }),
        new("language", "language", "Language", form => form.Language ?? [], (form, values) => form with { Language = values }),
        new("source", "source", "Source", form => form.Source ?? [], (form, values) => form with { Source = values }),
        new("tags", "tag", "Tag", form => form.Tags ?? [], (form, values) => form with { Tags = values }),
    ];

    /// <summary>The form with a value chosen that was not, or no longer chosen; from the first page on.</summary>
    public SearchForm Toggle(SearchForm form, string value) => With(
        form with { Limit = null },
        Chosen(form).Contains(value) ? [.. Chosen(form).Where(one => one != value)] : [.. Chosen(form), value]);

    /// <summary>What readers call a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="label">What the search calls it, which of a language is its code.</param>
    public string LabelOf(string value, string label)
    {
        if (Name != "language")
            return label;
        try
        {
            return CultureInfo.GetCultureInfo(value, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return label;
        }
    }
}
