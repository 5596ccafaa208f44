using System.Buffers;

namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// Tells the headings of a plain text, and rather misses one than takes a line of prose for it: a short line between blank lines, in
/// capitals, numbered, or with capitals on all its words, that prose follows.
/// </summary>
static class TextHeadings
{
    const int MaximumLength = 90;
    const int MaximumWords = 12;
    const int ProseLength = 100;
    const int Numbered = 1;
    const int Upper = 2;
    const int Title = 3;

    static readonly string[] Addresses =
    [
        "Mr.", "Mrs.", "Ms.", "Mr ", "Madam", "Dear", "Excellenc", "Your ", "Distinguished", "Ladies", "Honou", "Honor", "Sir", "President",
        "Yours", "Sincerely", "Respectfully", "Thank",
    ];

    static readonly SearchValues<char> DigitsAndStop = SearchValues.Create("0123456789.");

    // Marks of classification and the like stand alone and in capitals without heading anything.
    static readonly string[] Stamps =
        ["SECRET", "TOP SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "LIMITED OFFICIAL", "RESTRICTED", "EYES ONLY", "COPY", "END", "PRIORITY"];

    /// <summary>The same blocks with headings among them, and the sections that they open.</summary>
    public static (IReadOnlyList<Block> Blocks, IReadOnlyList<Section> Sections) Find(string text, IReadOnlyList<Block> blocks)
    {
        var kinds = new int[blocks.Count];
        for (var i = 0; i + 1 < blocks.Count; i++)
            kinds[i] = KindOf(text, blocks, i);
        // One line with capitals on its words may be anything; several make a pattern.
        var titles = kinds.Count(kind => kind == Title);
        if (titles == 1 || titles * 2 > blocks.Count)
            kinds = [.. kinds.Select(kind => kind == Title ? 0 : kind)];
        return Array.TrueForAll(kinds, kind => kind == 0) ? (blocks, []) : Open(text, blocks, kinds);
    }

    static (IReadOnlyList<Block> Blocks, IReadOnlyList<Section> Sections) Open(string text, IReadOnlyList<Block> blocks, int[] kinds)
    {
        var sections = new SectionBuilder();
        int[] ranks = [.. kinds.Where(kind => kind > 0).Distinct().OrderBy(kind => kind == Upper ? 0 : kind)];
        var headed = blocks.ToArray();
        for (var i = 0; i < headed.Length; i++)
        {
            if (kinds[i] == 0)
                continue;
            headed[i] = headed[i] with { Kind = BlockKind.Heading };
            sections.Open(headed[i].Start, Array.IndexOf(ranks, kinds[i]) + 1, text[headed[i].Start..headed[i].End]);
        }
        return (headed, sections.Build(text.Length));
    }

    static int KindOf(string text, IReadOnlyList<Block> blocks, int index)
    {
        var block = blocks[index];
        if (block.End - block.Start is < 4 or > MaximumLength || !StandsAlone(text, block))
            return 0;
        var line = text.AsSpan(block.Start, block.End - block.Start);
        if (line.Contains('\n') || line[^1] is '.' or ',' or ';' or ':' or '!' or '?' or '-' or '–' or '—')
            return 0;
        if (!char.IsUpper(line[0]) && !char.IsAsciiDigit(line[0]))
            return 0;
        var next = blocks[index + 1];
        var prose = next.End - next.Start >= ProseLength;
        var words = line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MaximumWords || Array.Exists(Addresses, a => words[0].StartsWith(a.Trim(), StringComparison.Ordinal)))
            return 0;
        if (TextLines.IsUpperCase(line))
            return Array.Exists(Stamps, line.ToString().StartsWith) || Datelines.IsDateline(line) ? 0 : Upper;
        if (!prose || Datelines.IsDateline(line))
            return 0;
        if (IsNumbered(words))
            return next.Label is null ? Numbered : 0;
        return block.Label is null && HasCapitals(words) ? Title : 0;
    }

    static bool StandsAlone(string text, Block block) =>
        (block.Start == 0 || text.AsSpan(0, block.Start).EndsWith("\n\n") || IsBlankBefore(text, block.Start))
        && text.AsSpan(block.End).TrimStart(" \t") is ['\n', '\n', ..] or ['\n', ' ', '\n', ..];

    static bool IsBlankBefore(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd(" \t");
        return before is [.., '\n'] && before[..^1].TrimEnd(" \t") is [.., '\n'];
    }

    // II. Background; 1.2 Scope; A. Aims
    static bool IsNumbered(string[] words)
    {
        if (words.Length < 2 || !char.IsUpper(words[1][0]))
            return false;
        var number = words[0].AsSpan().TrimEnd(".)");
        if (number.Length == 0 || number.Length > 6)
            return false;
        var hasStop = number.Length < words[0].Length;
        if (!number.ContainsAnyExcept(DigitsAndStop))
            return hasStop || number.Contains('.');
        return hasStop && (number.IndexOfAnyExcept("IVXLC") < 0 || (number.Length == 1 && char.IsAsciiLetterUpper(number[0])));
    }

    static bool HasCapitals(string[] words)
    {
        var (significant, capital) = (0, 0);
        foreach (var word in words)
        {
            if (word.Length <= 3)
                continue;
            significant++;
            capital += char.IsUpper(word.AsSpan().TrimStart("“\"‘'(")[..1] is [var c] ? c : ' ') ? 1 : 0;
        }
        return significant > 0 && capital == significant && char.IsUpper(words[0][0]);
    }
}
