using System.Collections.Frozen;
using System.Text;
using SemanticSearch.Gazetteer;

namespace SemanticSearch.Reading.Facts;

/// <summary>
/// The codes of countries by ISO 3166-1 and 3166-3 (https://www.iso.org/iso-3166-country-codes.html) and their names in English, French and
/// Spanish. A state that only changed its name has one code: Burma is <c>MMR</c>. One that is no more keeps the code it had, such as
/// <c>SUN</c>. Unions of states, such as the European Union, are no countries.
/// </summary>
static class CountryNames
{
    const int LongestCode = 3;
    const int LongestName = 120;

    static readonly FrozenDictionary<string, string> ByCode;
    static readonly FrozenDictionary<string, string> ByName;
    static readonly FrozenDictionary<string, string> Names;

    static CountryNames()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var shortNames = new Dictionary<string, string>(StringComparer.Ordinal);
        var inverted = new List<(string Name, string Code)>();
        foreach (var row in GazetteerTables.CountryNames())
        {
            shortNames.Add(row[0], row[2]);
            foreach (var name in row.Take(3).Concat(row[3].Split('|')).Where(name => name.Length > 0))
            {
                if (AsCode(name) is { } code)
                    codes.TryAdd(code, row[0]);
                else
                    names.TryAdd(Fold(name), row[0]);
                if (Invert(name) is { } turned)
                    inverted.Add((Fold(turned), row[0]));
            }
        }
        foreach (var (name, code) in inverted)
            names.TryAdd(name, code);
        (ByCode, ByName, Names) = (codes.ToFrozenDictionary(), names.ToFrozenDictionary(), shortNames.ToFrozenDictionary());
    }

    /// <summary>All codes that a document can have, with the country's short name in English.</summary>
    public static IReadOnlyDictionary<string, string> All => Names;

    /// <summary>
    /// The alpha-3 code of a country by one of its names, whatever its case, accents and punctuation, or by a code in capitals (a code in
    /// small letters may be a word: <c>can</c>, <c>and</c>); null if that is no country.
    /// </summary>
    public static string? CodeOf(string name)
    {
        if (name.Length > LongestName)
            return null;
        return AsCode(name.Trim()) is { } code && ByCode.TryGetValue(code, out var country)
            ? country
            : ByName.GetValueOrDefault(Fold(name));
    }

    /// <summary>The short English name of the country of an alpha-3 code, or null.</summary>
    public static string? NameOf(string code) => Names.GetValueOrDefault(code);

    // Two or three capitals, with full stops or without: FRA, FR, U.S.
    static string? AsCode(string name)
    {
        if (name.Length is 0 or > 2 * LongestCode)
            return null;
        var letters = name.Replace(".", "", StringComparison.Ordinal);
        return letters.Length is 2 or LongestCode && letters.All(char.IsAsciiLetterUpper) ? letters : null;
    }

    // "Republic of Korea" is listed as "Korea, Republic of".
    static string? Invert(string name) =>
        name.LastIndexOf(" of ", StringComparison.Ordinal) is var at and > 0 ? $"{name[(at + 4)..]}, {name[..at]} of" : null;

    static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in LetterFolding.Fold(name))
        {
            if (char.IsLetter(c))
                folded.Append(c);
            else if (c == '&')
                folded.Append(" and ");
            else if (c is not ('\'' or '’' or '‘' or 'ʼ' or '.'))
                folded.Append(' ');
        }
        var words = folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var significant = words.Where(word => word != "the").Select(word => word == "st" ? "saint" : word);
        return string.Join(' ', significant);
    }
}
