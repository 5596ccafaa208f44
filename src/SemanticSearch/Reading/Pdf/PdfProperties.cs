using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// What a file says about itself: its information dictionary and its catalog (ISO 32000-1, 14.3.3 and 7.7.2). A part that is damaged is
/// left out; none of it is worth losing the text for.
/// </summary>
sealed partial class PdfProperties(PdfDocument file, PdfBudget budget)
{
    const int LongestField = 2_000;

    /// <summary>The title, unless it is empty or only the name of the file that the PDF was made from.</summary>
    public string? Title { get; } = Sensible(Text(file.Information.Title));

    /// <summary>The fields that say something.</summary>
    /// <param name="pagesWithoutText">The pages that have no text, by their places in the file.</param>
    public IReadOnlyDictionary<string, JsonElement> Fields(List<int> pagesWithoutText)
    {
        var fields = new Dictionary<string, object?>
        {
            ["author"] = Names(Text(file.Information.Author)),
            ["file_made"] = Date(file.Information.CreationDate),
            ["date_modified"] = Date(file.Information.ModifiedDate),
            ["keywords"] = Text(file.Information.Keywords)?.Split([',', ';'], Trim) is { Length: > 0 } keywords ? keywords : null,
            ["subject"] = Text(file.Information.Subject),
            ["producer"] = Text(file.Information.Producer),
            ["language"] = Attempt(Language),
            ["pages"] = file.NumberOfPages,
            ["pages_without_text"] = pagesWithoutText.Count > 0 ? pagesWithoutText : null,
        };
        return fields.Where(field => field.Value is not null)
            .ToDictionary(field => field.Key, field => JsonSerializer.SerializeToElement(field.Value));
    }

    /// <summary>The bookmarks; none if there are none.</summary>
    public PdfOutline Outline() => Attempt(() => PdfOutline.Of(file, budget)) ?? new PdfOutline();

    /// <summary>The labels of pages by their places; those that only repeat the place are left out.</summary>
    public Dictionary<int, string> PageLabels() => Attempt(() => new PdfPageLabels(file, budget).Read()) ?? [];

    const StringSplitOptions Trim = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    static string[]? Names(string? author) =>
        author?.Split([';', '\u0000'], Trim) is { Length: > 0 } names ? names : null;

    string? Language() =>
        file.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Lang, out var token)
            && token is IDataToken<string> { Data.Length: > 1 } data && LanguageTag().IsMatch(data.Data) ? data.Data : null;

    static string? Text(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        var clean = string.Concat(value.Where(c => !char.IsControl(c) && c != '\uFFFD')).Trim();
        return clean.Length is 0 or > LongestField ? null : clean;
    }

    static string? Sensible(string? title)
    {
        if (title is null)
            return null;
        title = MadeBy().Replace(title, "").Trim();
        return title.Length < 3 || FileName().IsMatch(title) || !title.Any(char.IsLetter) ? null : title;
    }

    // ISO 32000-1, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm
    static string? Date(string? value)
    {
        var match = PdfDate().Match(value ?? "");
        if (!match.Success)
            return null;
        var digits = match.Groups[1].Value;
        return digits.Length switch
        {
            4 => digits,
            6 => $"{digits[..4]}-{digits[4..]}",
            _ => DateOnly.TryParseExact(digits[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null,
        };
    }

    T? Attempt<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (OperationCanceledException or PdfLimitException))
        {
            budget.Now();
            return null;
        }
    }

    [GeneratedRegex(
        @"^(?:Microsoft (?:Office )?Word|Microsoft PowerPoint|PowerPoint Presentation|Microsoft Excel)\s*[-–]?\s*",
        RegexOptions.CultureInvariant)]
    private static partial Regex MadeBy();

    [GeneratedRegex(
        @"^(?:.{0,200}\.(?:docx?|rtf|odt|indd|qxp|qxd|tex|dvi|pptx?|xlsx?|pdf|html?|txt|wpd)"
        + @"|untitled.{0,20}|document\s?\d{0,4}|slide \d+|layout \d+|title|about:blank|\S*/\S*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^(?:D:)?((?:19|20)\d\d(?:(?:0[1-9]|1[0-2])(?:\d\d)?)?)", RegexOptions.CultureInvariant)]
    private static partial Regex PdfDate();

    [GeneratedRegex("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
