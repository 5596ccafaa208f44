using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Office;

/// <summary>Tells by the name of a paragraph style what its paragraphs are.</summary>
static partial class StyleNames
{
    const int MaximumLength = 40;

    // Word and LibreOffice write the names of their own styles in English; other programs write what their users see, and style ids come
    // in the user's language, some without its accents.
    static readonly FrozenSet<string> Heading = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "heading", "überschrift", "berschrift", "titre", "titolo", "título", "titulo", "ttulo", "заголовок", "标题", "標題", "見出し", "제목",
        "kop", "rubrik", "nagłówek", "nagwek", "nadpis", "otsikko", "overskrift", "başlık", "balk", "címsor", "cmsor", "titlu", "כותרת",
        "عنوان");

    static readonly FrozenDictionary<string, BlockKind> Kinds = new Dictionary<string, BlockKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["quote"] = BlockKind.Quotation,
        ["intense quote"] = BlockKind.Quotation,
        ["intensequote"] = BlockKind.Quotation,
        ["quotations"] = BlockKind.Quotation,
        ["quotation"] = BlockKind.Quotation,
        ["block quote"] = BlockKind.Quotation,
        ["block quotation"] = BlockKind.Quotation,
        ["block text"] = BlockKind.Quotation,
        ["blocktext"] = BlockKind.Quotation,
        ["caption"] = BlockKind.Caption,
        ["table caption"] = BlockKind.Caption,
        ["tablecaption"] = BlockKind.Caption,
        ["image caption"] = BlockKind.Caption,
        ["imagecaption"] = BlockKind.Caption,
        ["figure caption"] = BlockKind.Caption,
        ["illustration"] = BlockKind.Caption,
        ["figure"] = BlockKind.Caption,
        ["table"] = BlockKind.Caption,
        ["drawing"] = BlockKind.Caption,
        ["source code"] = BlockKind.Verbatim,
        ["sourcecode"] = BlockKind.Verbatim,
        ["html preformatted"] = BlockKind.Verbatim,
        ["htmlpreformatted"] = BlockKind.Verbatim,
        ["preformatted text"] = BlockKind.Verbatim,
        ["macro"] = BlockKind.Verbatim,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Level of headings of that name, from 1, or null.</summary>
    public static int? HeadingLevel(string name) =>
        name.Length <= MaximumLength && Numbered().Match(name) is { Success: true } match && Heading.Contains(match.Groups[1].Value)
            ? match.Groups[2].Value[0] - '0'
            : null;

    /// <summary>Whether titles have that name.</summary>
    public static bool IsTitle(string name) => string.Equals(name, "title", StringComparison.OrdinalIgnoreCase);

    /// <summary>What else paragraphs of that name are, or null.</summary>
    public static BlockKind? KindOf(string name) => Kinds.TryGetValue(name, out var kind) ? kind : null;

    [GeneratedRegex(@"^(\p{L}+)[ _]?([1-9])$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
