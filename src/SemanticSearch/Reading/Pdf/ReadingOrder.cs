namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Turns the characters of a line, which stand from left to right, into the order in which they are read. A short form of the
/// bidirectional algorithm (https://www.unicode.org/reports/tr9/) for lines without marks of direction: runs of right-to-left script are
/// turned round, or in a line that is mostly such script everything but words and numbers of the others.
/// </summary>
static class ReadingOrder
{
    /// <summary>The characters in reading order.</summary>
    public static List<Glyph> Sort(List<Glyph> glyphs)
    {
        var backward = glyphs.Count(IsBackward);
        if (backward == 0)
            return glyphs;
        var forward = glyphs.Count(g => !IsBackward(g) && char.IsLetter(g.Text, 0));
        var isBackwardLine = backward >= forward;
        var ordered = isBackwardLine ? Enumerable.Reverse(glyphs).ToList() : [.. glyphs];
        TurnRuns(ordered, isBackwardLine ? IsForward : IsBackward);
        return isBackwardLine ? ordered.ConvertAll(g => IsForward(g) ? g : g with { Text = Mirror(g.Text) }) : ordered;
    }

    /// <summary>Whether some of the characters are read from right to left.</summary>
    public static bool IsMixed(List<Glyph> glyphs) => glyphs.Exists(IsBackward);

    static bool IsBackward(Glyph glyph) => glyph.Text.Length > 0 && Characters.IsRightToLeft(glyph.Text[0]);

    static bool IsForward(Glyph glyph) => glyph.Text.Length > 0 && !IsBackward(glyph) && char.IsLetterOrDigit(glyph.Text, 0);

    // A run reaches from its first to its last letter, with what stands between them.
    static void TurnRuns(List<Glyph> glyphs, Predicate<Glyph> belongs)
    {
        for (var i = 0; i < glyphs.Count; i++)
        {
            if (!belongs(glyphs[i]))
                continue;
            var last = i;
            for (var next = i + 1; next < glyphs.Count && (belongs(glyphs[next]) || IsNeutral(glyphs[next])); next++)
                if (belongs(glyphs[next]))
                    last = next;
            glyphs.Reverse(i, last - i + 1);
            i = last;
        }
    }

    static bool IsNeutral(Glyph glyph) => glyph.IsSpace || glyph.Text is "." or "," or "-" or "/" or ":" or "'" or "\u2019" or "%";

    static string Mirror(string text) => text switch
    {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "\u00AB" => "\u00BB",
        "\u00BB" => "\u00AB",
        _ => text,
    };
}
