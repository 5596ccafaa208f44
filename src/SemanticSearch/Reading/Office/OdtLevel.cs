using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>How a level of an ODT list, or of its headings, is numbered (ODF 1.3 part 3, 16.31).</summary>
sealed record OdtLevel
{
    /// <summary>Levels of a list.</summary>
    public const int Levels = 10;

    const int MaximumText = 64;

    /// <summary>Whether it shows a bullet instead of a number.</summary>
    public required bool IsBullet { get; init; }

    /// <summary>The system of numbers: <c>1</c>, <c>i</c>, <c>I</c>, <c>a</c>, <c>A</c>; empty for none.</summary>
    public string Format { get; init; } = "";

    /// <summary>Whether letters go on as AA, BB instead of AA, AB.</summary>
    public bool RepeatsLetters { get; init; }

    /// <summary>What is shown, with <c>%1%</c> to <c>%10%</c> for the numbers of the levels.</summary>
    public string Text { get; init; } = "";

    /// <summary>The first number.</summary>
    public int Start { get; init; } = 1;

    /// <summary>Reads it from its element, with the index from 0 of the level that it tells.</summary>
    public static (int Index, OdtLevel Level) Read(XmlReader element)
    {
        var index = Math.Clamp(OfficeXml.Number(element.GetAttribute("level", OdtXml.Text)) ?? 1, 1, Levels) - 1;
        var format = element.GetAttribute("num-format", OdtXml.Style) ?? "";
        var shown = Math.Clamp(OfficeXml.Number(element.GetAttribute("display-levels", OdtXml.Text)) ?? 1, 1, index + 1);
        var text = element.GetAttribute("num-list-format", OdtXml.LibreOffice)
            ?? element.GetAttribute("num-list-format", OdtXml.Style)
            ?? element.GetAttribute("num-prefix", OdtXml.Style)
            + string.Join('.', Enumerable.Range(index + 2 - shown, shown).Select(level => $"%{level}%"))
            + element.GetAttribute("num-suffix", OdtXml.Style);
        // A blank bullet lets a paragraph stand under its item.
        var isBullet = element.LocalName == "list-level-style-image"
            || (element.LocalName == "list-level-style-bullet"
                && !string.IsNullOrWhiteSpace(element.GetAttribute("bullet-char", OdtXml.Text)));
        return (index, new OdtLevel
        {
            IsBullet = isBullet,
            Format = format,
            RepeatsLetters = element.GetAttribute("num-letter-sync", OdtXml.Style) == "true",
            Text = text.Length <= MaximumText && format.Length > 0 ? text : "",
            Start = OfficeXml.Number(element.GetAttribute("start-value", OdtXml.Text)) ?? 1,
        });
    }

    /// <summary>A number in this level's system.</summary>
    public string Write(int number) => Format switch
    {
        "" => "",
        "I" => NumberText.Roman(number),
        "i" => NumberText.Roman(number).ToLowerInvariant(),
        "A" => Letters(number),
        "a" => Letters(number).ToLowerInvariant(),
        _ => NumberText.Digits(number),
    };

    string Letters(int number) => RepeatsLetters ? NumberText.RepeatedLetters(number) : NumberText.Letters(number);
}
