namespace SemanticSearch.Reading.Office;

/// <summary>
/// The characters of symbol fonts in Unicode: Symbol by Adobe's table (https://unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt), of
/// Wingdings those that texts use.
/// </summary>
static class SymbolFont
{
    const int Private = 0xF000;

    const string SymbolLow =
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

    const string SymbolHigh =
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪";

    /// <summary>What a character of a font looks like, or "" if that is not known.</summary>
    /// <param name="font">Name of the font, or null.</param>
    /// <param name="code">Its code, in the private area from U+F000 or below it.</param>
    public static string Read(string? font, int code)
    {
        var low = code is >= Private and <= Private + 0xFF ? code - Private : code;
        if (string.Equals(font, "Symbol", StringComparison.OrdinalIgnoreCase))
            return OfSymbol(low);
        if (font is not null && font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase))
            return OfWingdings(low);
        return low is >= 0x20 and < 0xE000 and not 0x7F ? ((char)low).ToString() : "";
    }

    static string OfSymbol(int code)
    {
        if (code >= 0x20 && code - 0x20 < SymbolLow.Length)
            return SymbolLow[code - 0x20].ToString();
        return code >= 0xA0 && code - 0xA0 < SymbolHigh.Length ? SymbolHigh[code - 0xA0].ToString() : "";
    }

    static string OfWingdings(int code) => code switch
    {
        0x6C => "●",
        0x6E => "■",
        0x6F => "□",
        0x9F => "•",
        0xA7 => "▪",
        0xA8 => "☐",
        0xDF => "←",
        0xE0 => "→",
        0xFB => "✗",
        0xFC => "✓",
        0xFD => "☒",
        0xFE => "☑",
        _ => "",
    };
}
