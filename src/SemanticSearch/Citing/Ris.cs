using System.Globalization;
using System.Text;

namespace SemanticSearch.Citing;

/// <summary>
/// RIS: a tag of two characters, two spaces, a hyphen and a space before each value, lines ended by CR LF, <c>TY</c> first and <c>ER</c> last
/// (Research Information Systems, RIS Format Specifications, 2011,
/// https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp).
/// </summary>
static class Ris
{
    /// <summary>The record.</summary>
    public static string Write(Reference reference)
    {
        var record = new StringBuilder();
        Add(record, "TY", reference.Kind switch
        {
            ReferenceKind.Report => "RPRT",
            ReferenceKind.Webpage => "ELEC",
            _ => "GEN",
        });
        Add(record, "ID", reference.Key);
        Add(record, "TI", reference.Title);
        foreach (var author in reference.Authors)
            Add(record, "AU", author.Family is { } family ? $"{family}, {author.Given}" : author.Literal);
        if (reference.Issued is { } issued)
        {
            Add(record, "PY", issued.From.Year.ToString("0000", CultureInfo.InvariantCulture));
            Add(record, "DA", Date(issued));
        }
        Add(record, "PB", reference.Publisher);
        Add(record, "T2", reference.Container);
        Add(record, reference.Identifier?.StartsWith("10.", StringComparison.Ordinal) == true ? "DO" : "M1", reference.Identifier);
        AddPages(record, reference.Pages);
        Add(record, "SE", reference.Section);
        Add(record, "UR", reference.Url);
        Add(record, "LA", reference.Language);
        return record.Append("ER  - \r\n").ToString();
    }

    static void AddPages(StringBuilder record, string? pages)
    {
        var ends = pages?.Split('–');
        Add(record, "SP", ends?[0]);
        Add(record, "EP", ends is [_, var last] ? last : null);
    }

    // YYYY/MM/DD/other; what is not known is left empty, the slashes stay.
    static string Date(DateInterval date) => date.Precision switch
    {
        DatePrecision.Year => date.From.ToString("yyyy'///'", CultureInfo.InvariantCulture),
        DatePrecision.Month => date.From.ToString("yyyy'/'MM'//'", CultureInfo.InvariantCulture),
        DatePrecision.Day => date.From.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture),
        _ => date.From.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture) + $"until {date.To:yyyy-MM-dd}",
    };

    static void Add(StringBuilder record, string tag, string? value)
    {
        if (value is not null)
            record.Append(tag).Append("  - ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
    }
}
