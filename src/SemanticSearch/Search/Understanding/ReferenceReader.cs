using System.Globalization;
using System.Text.RegularExpressions;
using SemanticSearch.Gazetteer;

namespace SemanticSearch.Search.Understanding;

/// <summary>
/// Finds symbols of the United Nations (https://research.un.org/en/docs/symbols), resolutions by number, articles of treaties, documents of
/// <em>Foreign Relations of the United States</em> (as history.state.gov names them) and numbered papers of governments in a query.
/// </summary>
static class ReferenceReader
{
    const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    const int LongestQuery = 2_000;

    static readonly Regex Symbol = new(
        @"\b(?:A|E|S|T|ST|CCPR|CEDAW|CERD|CAT|CRC|CD|NPT|DP|FCCC|UNEP|TD|LOS|BWC|CCW|GC|INFCIRC)(?:/[A-Z0-9][A-Z0-9.\-]*(?: ?\([A-Z0-9.\-]+\))?)+", Options);

    static readonly Regex Resolution = new(
        @"\b(?:UNSCR|(?:(?:UN|United Nations) )?(?<body>Security Council|General Assembly|UNGA|UNSC)? ?resolution)(?: no\.?)? ?(?<number>[0-9]{1,4})(?:/(?<sub>[0-9]{1,3}))?(?: ?\((?<roman>[A-Z0-9\-]+)\))?",
        Options);

    static readonly Regex Frus = new(
        @"\b(?:FRUS|Foreign Relations of the United States),? ?(?<from>[0-9]{4})(?:[-–](?<to>[0-9]{2,4}))?,? ?(?:vol(?:ume)?\.? ?(?<volume>[IVXLC]+|[0-9]+))?,?(?: ?(?:doc(?:ument)?|no)\.? ?(?<document>[0-9]+))?",
        Options);

    static readonly Regex Paper = new(
        @"\b(?<series>NSC|NSDM|NSSM|NSDD|NSPD|PRM|NSAM|Cmnd|Cmd|Cm|INFCIRC)\.?[ \-/]?(?<number>[0-9]{1,5}(?:/[0-9]+)?)\b", Options);

    static readonly Regex Article = new(@"\b(?<kind>art(?:icle|\.)|chapter) (?<number>[0-9]{1,3}|[IVXLC]+)(?:\([0-9a-z]\))* (?:of|in) (?:the )?", Options);

    /// <summary>The references in the order of the query, none overlapping another.</summary>
    public static IReadOnlyList<FoundReference> Find(string query)
    {
        if (query.Length > LongestQuery)
            return [];
        var found = new List<FoundReference>();
        found.AddRange(Symbol.Matches(query).Where(match => match.Value.Any(char.IsAsciiDigit)).Select(OfSymbol));
        found.AddRange(Resolution.Matches(query).Where(match => IsWhole(query, match.Groups["number"])).Select(OfResolution));
        found.AddRange(Frus.Matches(query).Select(OfFrus));
        found.AddRange(Paper.Matches(query).Select(OfPaper));
        found.AddRange(Article.Matches(query).Select(match => OfArticle(query, match)).OfType<FoundReference>());
        var apart = new List<FoundReference>();
        foreach (var one in found.OrderBy(one => one.Start).ThenByDescending(one => one.End))
        {
            if (apart.Count == 0 || one.Start >= apart[^1].End)
                apart.Add(one);
        }
        return apart;
    }

    static FoundReference Of(Match match, string id, DirectReference reference)
    {
        var lead = match.Value.Length - match.Value.TrimStart().Length;
        return new FoundReference(match.Index + lead, match.Index + match.Value.TrimEnd(' ', ',', '.').Length, id, reference);
    }

    static FoundReference OfSymbol(Match match)
    {
        var id = match.Value.ToUpperInvariant().TrimEnd('.', '-').Replace(" (", "(", StringComparison.Ordinal);
        return Of(match, id, new DirectReference { Id = id, Symbols = [NameWords.Key(id)] });
    }

    // Of a longer number, the first digits are none.
    static bool IsWhole(string query, Group number) =>
        number.Index + number.Length == query.Length || !char.IsAsciiDigit(query[number.Index + number.Length]);

    static FoundReference OfResolution(Match match)
    {
        var (number, sub, roman) = (match.Groups["number"].Value, match.Groups["sub"].Value, match.Groups["roman"].Value.ToUpperInvariant());
        var body = match.Groups["body"].Value.ToUpperInvariant();
        var assembly = body is "GENERAL ASSEMBLY" or "UNGA" || sub.Length > 0 || roman.Length > 0 && !roman.All(char.IsAsciiDigit);
        var council = !assembly && (body.Length > 0 || match.Value.StartsWith("UNSCR", StringComparison.OrdinalIgnoreCase));
        var ofAssembly = $"A/RES/{number}{(sub.Length > 0 ? "/" + sub : "")}{(roman.Length > 0 ? $"({roman})" : "")}";
        var id = assembly ? ofAssembly : council ? $"S/RES/{number}" : $"resolution {number}";
        string[] symbols = assembly ? [ofAssembly] : council ? [$"S/RES/{number}"] : [$"S/RES/{number}", ofAssembly];
        return Of(match, id, new DirectReference { Id = id, Symbols = [.. symbols.Append($"resolution {number} {sub}{roman}").Select(NameWords.Key)] });
    }

    // frus1969-76v24/d176, as history.state.gov addresses it.
    static FoundReference OfFrus(Match match)
    {
        var (from, to) = (match.Groups["from"].Value, match.Groups["to"].Value);
        var (volume, document) = (match.Groups["volume"].Value, match.Groups["document"].Value);
        var arabic = volume.Length == 0 || char.IsAsciiDigit(volume[0]) ? volume : Roman(volume).ToString(CultureInfo.InvariantCulture);
        var years = to.Length == 0 ? from : $"{from}-{to[^2..]}";
        var book = $"frus{years}{(arabic.Length == 0 ? "" : "v" + arabic.PadLeft(2, '0'))}";
        var id = document.Length == 0 ? book : $"{book}/d{document}";
        return Of(match, id, new DirectReference
        {
            Id = id,
            Symbols = document.Length == 0 ? [NameWords.Key(book)] : [NameWords.Key(id)],
            Titles = volume.Length == 0 ? [] : [NameWords.Key($"{(to.Length == 0 ? from : $"{from} {from[..(4 - to.Length)]}{to}")} volume {volume}")],
            Headings = document.Length == 0 ? [] : [document, $"document {document}"],
        });
    }

    static FoundReference OfPaper(Match match)
    {
        var series = match.Groups["series"].Value;
        var id = $"{(series.StartsWith("cm", StringComparison.OrdinalIgnoreCase) ? "Cm" + series[2..].ToLowerInvariant() + "." : series.ToUpperInvariant())} {match.Groups["number"].Value}";
        return Of(match, id, new DirectReference { Id = id, Symbols = [NameWords.Key(id)] });
    }

    // The treaty that the provision is of must be known.
    static FoundReference? OfArticle(string query, Match match)
    {
        var rest = match.Index + match.Length;
        var words = NameWords.Split(query[rest..]);
        if (words.Count == 0 || words[0].Start > 1 || ConceptIndex.BuiltIn.Match(words, 0) is not { Readings: [{ Concept.Kind: UnderstoodKind.Treaty } treaty, ..] } name)
            return null;
        var provision = $"{(match.Value.StartsWith("chapter", StringComparison.OrdinalIgnoreCase) ? "chapter" : "article")} {match.Groups["number"].Value.ToUpperInvariant()}";
        return new FoundReference(match.Index, rest + words[name.Words - 1].End, $"{char.ToUpperInvariant(provision[0])}{provision[1..]} of the {treaty.Concept.Name}",
            new DirectReference
            {
                Id = $"{provision} {treaty.Concept.Id}",
                Titles = [.. treaty.Concept.Names.Select(one => NameWords.Key(one.Text))],
                Headings = [NameWords.Key(provision)],
            });
    }

    static int Roman(string numeral)
    {
        var values = numeral.ToUpperInvariant().Select(c => c switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, _ => 100 }).ToList();
        return values.Select((value, index) => index + 1 < values.Count && value < values[index + 1] ? -value : value).Sum();
    }
}
