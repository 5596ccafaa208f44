using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Facts;

/// <summary>
/// Finds what a document is cited by: the field that says it, or a line of its own at the top of the text with a symbol of the United Nations
/// (https://research.un.org/en/docs/symbols), a DOI (https://www.doi.org/doi-handbook/HTML/) or an ISBN. Symbols in running text are
/// references to others.
/// </summary>
static partial class IdentifierReader
{
    const int FirstCharacters = 1_500;
    const int FirstLines = 15;
    const int LongestLine = 100;
    const int LongestIdentifier = 200;

    static readonly string[] Fields =
    [
        "identifier", "symbol", "document_symbol", "un_symbol", "doi", "isbn", "citation_doi", "number", "document_number",
    ];

    /// <summary>The identifier, or null if there is none or the top of the text has several.</summary>
    public static string? Read(Document document)
    {
        if (document.Metadata.Texts(Fields) is [{ Length: <= LongestIdentifier } given, ..])
            return Tidy(given);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var top = document.Text.AsSpan(0, Math.Min(document.Text.Length, FirstCharacters));
        var lines = 0;
        foreach (var line in top.EnumerateLines())
        {
            if (lines++ == FirstLines)
                break;
            if (line.Length <= LongestLine && OfLine(line.Trim().ToString()) is { } identifier)
                found.Add(identifier);
        }
        return found.Count == 1 ? found.Single() : null;
    }

    static string? OfLine(string line)
    {
        if (UnitedNationsSymbol().Match(line) is { Success: true } symbol)
            return symbol.Groups["symbol"].Value;
        if (Doi().Match(line) is { Success: true } doi)
            return doi.Groups["doi"].Value.TrimEnd('.', ',', ';');
        return Isbn().Match(line) is { Success: true } isbn && HasCheckDigit(isbn.Groups["isbn"].Value) ? isbn.Groups["isbn"].Value : null;
    }

    static string Tidy(string given) => Doi().Match(given) is { Success: true } doi ? doi.Groups["doi"].Value : given;

    // ISO 2108: ISBN-10 is weighted 10 to 1 modulo 11, ISBN-13 by 1 and 3 modulo 10.
    static bool HasCheckDigit(string isbn)
    {
        var digits = isbn.Where(char.IsAsciiLetterOrDigit).Select(c => c is 'X' or 'x' ? 10 : c - '0').ToList();
        return digits.Count switch
        {
            10 => digits.Select((digit, index) => digit * (10 - index)).Sum() % 11 == 0,
            13 => digits.Select((digit, index) => digit * (index % 2 == 0 ? 1 : 3)).Sum() % 10 == 0,
            _ => false,
        };
    }

    [GeneratedRegex(
        @"^(?:United Nations\s+|Nations Unies\s+|Document:?\s+|Symbol:?\s+|Ref(?:erence)?\.?:?\s+|UN Doc\.?:?\s+)?"
        + "(?<symbol>(?:A|E|S|T|ST|CCPR|CEDAW|CERD|CAT|CRC|CMW|CRPD|CED|CD|NPT|HRI|DP|"
        + "FCCC|UNEP|TD|UNCTAD|ICCD|LOS|SPLOS|ISBA|BWC|CCW|IDB|GC|INFCIRC)"
        + @"/[A-Z0-9][A-Z0-9.\-]*(?:\([A-Z0-9.\-]+\))?(?:/[A-Z0-9][A-Za-z0-9.\-]*(?:\([A-Z0-9.\-]+\))?)*(?: \((?:19|20)[0-9]{2}\))?)\*{0,2}$",
        RegexOptions.CultureInvariant)]
    private static partial Regex UnitedNationsSymbol();

    [GeneratedRegex(@"^(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)(?<doi>10\.[0-9]{4,9}/\S+)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Doi();

    [GeneratedRegex(@"^(?:e-?)?ISBN(?:-1[03])?:?\s*(?<isbn>[0-9][0-9 -]{8,15}[0-9X])$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Isbn();
}
