using System.Globalization;
using System.Text;

namespace SemanticSearch.Citing;

/// <summary>
/// A full note in plain text in the manner of The Chicago Manual of Style (17th edition, 14.18–14.23 and 14.207–14.217): author, title in
/// quotation marks, what it is, where it appeared, date, page, address. What is not known is left out.
/// </summary>
static class ChicagoNote
{
    /// <summary>The note, one line with a full stop.</summary>
    public static string Write(Reference reference)
    {
        var parts = new List<string>();
        if (reference.Authors.Count > 0)
            parts.Add(Names(reference.Authors));
        parts.Add(Title(reference));
        if (reference.Section is { } section && section != reference.Title)
            parts.Add($"under “{Inner(section)}”");
        if (reference.Identifier is { } identifier)
            parts.Add(identifier);
        if (reference.Container is { } container)
            parts.Add(container);
        if (reference.Publisher is { } publisher && publisher != reference.Container)
            parts.Add(publisher);
        if (reference.Kind != ReferenceKind.Speech)
            parts.Add(Date(reference.Issued));
        if (reference.Pages is { } pages)
            parts.Add(pages);
        if (reference.Url is { } url)
            parts.Add(url);
        return Join(parts);
    }

    static string Title(Reference reference) => reference.Kind == ReferenceKind.Speech
        ? $"“{Inner(reference.Title)}” (speech, {Date(reference.Issued)})"
        : $"“{Inner(reference.Title)}”";

    // Quotations within quotations take single marks (13.30).
    static string Inner(string text) => text.Replace('“', '‘').Replace('”', '’');

    // A comma belongs inside closing quotation marks (6.9).
    static string Join(List<string> parts)
    {
        var note = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            var mark = i == parts.Count - 1 ? "." : ",";
            if (parts[i].EndsWith('”'))
                note.Append(parts[i].AsSpan(..^1)).Append(parts[i][^2] is '.' or '?' or '!' ? "" : mark).Append('”');
            else
                note.Append(parts[i]).Append(i == parts.Count - 1 && parts[i].EndsWith('.') ? "" : mark);
            if (i < parts.Count - 1)
                note.Append(' ');
        }
        return note.ToString();
    }

    // More than three authors are cited by the first (14.23).
    static string Names(IReadOnlyList<PersonName> names) => names switch
    {
        [var only] => only.Literal,
        [var first, var second] => $"{first.Literal} and {second.Literal}",
        [var first, var second, var third] => $"{first.Literal}, {second.Literal}, and {third.Literal}",
        _ => $"{names[0].Literal} et al.",
    };

    static string Date(DateInterval? date) => date switch
    {
        null => "n.d.",
        { Precision: DatePrecision.Year } => date.From.ToString("yyyy", CultureInfo.InvariantCulture),
        { Precision: DatePrecision.Month } => date.From.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        { Precision: DatePrecision.Day } => Day(date.From),
        _ => $"{Day(date.From)}–{Day(date.To)}",
    };

    static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
}
