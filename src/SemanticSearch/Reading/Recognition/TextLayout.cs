namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// Tells how the lines of a plain text make paragraphs. Where lines were broken to fit a width, a good part of them begins in the middle
/// of a sentence, with a small letter; elsewhere each line is a paragraph.
/// </summary>
sealed class TextLayout
{
    const int WidestPage = 160;
    const double ShareOfSmallLetters = 0.3;
    const double ShareOfShortLine = 0.75;

    readonly string _text;
    readonly int _width;
    readonly bool _isWrapped;

    TextLayout(string text)
    {
        _text = text;
        (_width, _isWrapped) = Measure(text);
    }

    /// <summary>The paragraphs of a text: numbered ones, items of lists, and the rest.</summary>
    public static IReadOnlyList<Block> Paragraphs(string text) => new TextLayout(text).Paragraphs();

    static (int Width, bool IsWrapped) Measure(ReadOnlySpan<char> text)
    {
        var (pairs, small, width, wide) = (0, 0, 0, 0);
        var before = 0;
        foreach (var raw in text.EnumerateLines())
        {
            var line = raw.Trim();
            if (line.Length > 0 && before > 0)
            {
                pairs++;
                small += char.IsLower(line[0]) ? 1 : 0;
                wide += before > WidestPage ? 1 : 0;
                width = before <= WidestPage ? Math.Max(width, before) : width;
            }
            before = line.Length;
        }
        return (width, pairs > 0 && small >= ShareOfSmallLetters * pairs && wide * 10 <= pairs);
    }

    List<Block> Paragraphs()
    {
        var blocks = new List<Block>();
        var text = _text.AsSpan();
        var (first, last) = (-1, -1);
        var previous = (Start: 0, End: 0);
        for (var at = 0; at < text.Length;)
        {
            var end = TextLines.EndOf(text, at);
            var line = TextLines.Trim(text, at, end);
            var isBlank = line.Start == line.End;
            if (first >= 0 && (isBlank || !_isWrapped || Parts(text, previous, (at, line.Start, line.End))))
            {
                blocks.Add(BlockOf(text, first, last));
                first = -1;
            }
            if (!isBlank)
                (first, last, previous) = (first < 0 ? line.Start : first, line.End, line);
            at = end + 1;
        }
        if (first >= 0)
            blocks.Add(BlockOf(text, first, last));
        return blocks;
    }

    // Whether a new paragraph begins with a line of a text whose lines were broken.
    bool Parts(ReadOnlySpan<char> text, (int Start, int End) before, (int LineStart, int Start, int End) line)
    {
        var above = text[before.Start..before.End];
        var below = text[line.Start..line.End];
        var endsSentence = TextLines.EndsSentence(above);
        var mark = ItemMark.Of(below);
        if (mark.Length > 0)
            return endsSentence || above[^1] is ',' || mark.Label is null;
        if (char.IsLower(below[0]))
            return false;
        if (above[^1] == ',' && ResolutionWords.BeginsPreamble(below))
            return true;
        if (TextLines.IsUpperCase(above) && !TextLines.IsUpperCase(below))
            return above.Length < ShareOfShortLine * _width;
        return endsSentence && (above.Length < ShareOfShortLine * _width || line.Start - line.LineStart >= 2);
    }

    static Block BlockOf(ReadOnlySpan<char> text, int start, int end)
    {
        var mark = ItemMark.Of(text[start..end]);
        var kind = mark.Length > 0 && !mark.IsNumber ? BlockKind.ListItem : BlockKind.Paragraph;
        return new Block(start, end, kind, mark.Label);
    }
}
