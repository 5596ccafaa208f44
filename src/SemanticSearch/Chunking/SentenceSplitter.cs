using System.Buffers;

namespace SemanticSearch.Chunking;

/// <summary>
/// Finds sentences by rule, in one pass: at terminators of Latin, CJK, Arabic and Indic scripts, unless an abbreviation, an initial, a
/// number or a lower-case continuation says otherwise (<see cref="FullStop"/>), and at line ends that close a paragraph, a list item, a
/// table row or a heading (<see cref="LineEnd"/>). Works without help of letter case, where terminators stand apart from their words.
/// </summary>
public static class SentenceSplitter
{
    static readonly SearchValues<char> Marks = SearchValues.Create(Punctuation.Terminators + "\n;\u037E");

    /// <summary>The sentences of a text in order. Together they hold every character that is not white space.</summary>
    public static IReadOnlyList<Sentence> Split(string text) => Split(text, 0, text.Length);

    /// <summary>The sentences of the part <c>[start, end)</c> of a text, as if it stood alone; offsets are into the whole text.</summary>
    public static IReadOnlyList<Sentence> Split(string text, int start, int end)
    {
        var part = text.AsSpan(start, end - start);
        var sentences = new List<Sentence>();
        var from = Punctuation.SkipSpace(part, 0);
        var inList = LineEnd.IsItem(part[from..]);
        for (var at = from; at < part.Length;)
        {
            var mark = part[at..].IndexOfAny(Marks);
            if (mark < 0)
                break;
            if (!EndsAt(part, from, at + mark, inList, out at))
                continue;

            var last = Add(sentences, part, from, at, start);
            at = from = Punctuation.SkipSpace(part, at);
            var space = part[last..at];
            inList = (space.Contains('\n') && LineEnd.IsItem(part[at..])) || (inList && !LineEnd.IsBlank(space));
        }
        Add(sentences, part, from, part.Length, start);
        return sentences;
    }

    /// <summary>Whether the sentence from <paramref name="from"/> ends at a mark.</summary>
    /// <param name="part">The text.</param>
    /// <param name="from">Where the sentence begins.</param>
    /// <param name="mark">A terminator or a line end.</param>
    /// <param name="inList">Whether the sentence belongs to a list item.</param>
    /// <param name="at">Just past the mark and what belongs to it: where the sentence ends, or where to look on.</param>
    static bool EndsAt(ReadOnlySpan<char> part, int from, int mark, bool inList, out int at)
    {
        if (part[mark] == '\n')
        {
            at = Punctuation.SkipSpace(part, mark);
            return at < part.Length && LineEnd.Ends(part, from, mark, at, inList);
        }

        if (part[mark] is ';' or '\u037E')
        {
            at = mark + 1;
            return IsGreekQuestion(part, mark);
        }

        var run = TerminatorRun.At(part, mark);
        at = run.End;
        var next = Punctuation.SkipSpace(part, at);
        if (next == part.Length)
            return true;
        if (run.IsUnconditional)
            return run.EndsUnconditionally(part, from);
        if (next == at)
            return run.EndsWithoutSpace(part, from);
        return (part[at..next].Contains('\n') && LineEnd.Ends(part, from, at, next, inList)) || run.Ends(part, from, next);
    }

    /// <summary>Whether a semicolon is a question mark: after a Greek letter, before a capital.</summary>
    static bool IsGreekQuestion(ReadOnlySpan<char> part, int mark)
    {
        if (mark == 0 || part[mark - 1] is not (>= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF'))
            return false;
        var next = Punctuation.SkipSpace(part, mark + 1);
        return next > mark + 1 && next < part.Length && char.IsUpper(part[next]);
    }

    /// <summary>Adds the sentence <c>[from, to)</c> less the white space at its end, and returns where it ends.</summary>
    static int Add(List<Sentence> sentences, ReadOnlySpan<char> part, int from, int to, int offset)
    {
        var end = from + part[from..to].TrimEnd().Length;
        if (end > from)
            sentences.Add(new Sentence(offset + from, offset + end));
        return end;
    }
}
