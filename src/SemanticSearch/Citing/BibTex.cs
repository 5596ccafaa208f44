using System.Globalization;
using System.Text;

namespace SemanticSearch.Citing;

/// <summary>
/// A BibTeX entry: <c>@misc</c>, or <c>@techreport</c> for a paper with a number (Oren Patashnik, BibTeXing, 1988,
/// https://ctan.org/pkg/bibtex). Letters stay Unicode, as biber and every present processor read them; characters that TeX takes for
/// commands are escaped.
/// </summary>
static class BibTex
{
    // Lower-case month names are macros that every style defines.
    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The entry, with a line end after its brace.</summary>
    public static string Write(Reference reference)
    {
        var isReport = reference is { Kind: ReferenceKind.Report, Publisher: not null };
        var entry = new StringBuilder();
        entry.Append(isReport ? "@techreport{" : "@misc{").Append(reference.Key);
        if (reference.Authors.Count > 0)
            Add(entry, "author", string.Join(" and ", reference.Authors.Select(Name)));
        // Two braces keep the title's capitals in every style.
        Add(entry, "title", $"{{{Escape(reference.Title)}}}");
        if (reference.Issued is { } issued)
            AddDate(entry, issued);
        Add(entry, isReport ? "institution" : "organization", reference.Publisher, escape: true);
        Add(entry, "series", reference.Container, escape: true);
        Add(entry, reference.Identifier?.StartsWith("10.", StringComparison.Ordinal) == true ? "doi" : "number", reference.Identifier, escape: true);
        Add(entry, "pages", reference.Pages?.Replace("–", "--", StringComparison.Ordinal), escape: true);
        Add(entry, "url", reference.Url);
        Add(entry, "howpublished", reference.Kind == ReferenceKind.Speech ? "Speech" : null);
        Add(entry, "note", reference.Section is { } section ? $"Section “{Escape(section)}”" : null);
        Add(entry, "language", reference.Language);
        return entry.Append("\n}\n").ToString();
    }

    static void AddDate(StringBuilder entry, DateInterval date)
    {
        Add(entry, "year", date.From.Year.ToString(CultureInfo.InvariantCulture));
        if (date.Precision is DatePrecision.Day or DatePrecision.Month)
            entry.Append(",\n  month = ").Append(Months[date.From.Month - 1]);
        Add(entry, "date", date.ToString());
    }

    static void Add(StringBuilder entry, string field, string? value, bool escape = false)
    {
        if (value is not null)
            entry.Append(",\n  ").Append(field).Append(" = {").Append(escape ? Escape(value) : value).Append('}');
    }

    // A name in braces is one name, whatever commas and "and" are in it.
    static string Name(PersonName name) => name.Family is { } family
        ? $"{Escape(family)}, {Escape(name.Given!)}"
        : $"{{{Escape(name.Literal)}}}";

    static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value)
            escaped.Append(c switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '{' => "\\{",
                '}' => "\\}",
                '#' or '$' or '%' or '&' or '_' => $"\\{c}",
                '\n' or '\r' or '\t' => " ",
                _ => c.ToString(),
            });
        return escaped.ToString();
    }
}
