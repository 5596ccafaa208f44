namespace SemanticSearch.Reading.Recognition;

/// <summary>Where a turn ends although no other speaker begins, and what interrupts it.</summary>
sealed class TurnBoundaries
{
    // What records say in nobody's voice (UN verbatim records, briefings of the Department of State and the White House).
    static readonly string[] Endings =
        ["The meeting rose", "The meeting was adjourned", "The meeting was suspended", "La séance est levée", "Se levanta la sesión",
        "(The briefing was concluded", "# # #", "###", "[End", "END "];

    static readonly string[] Remarks =
        ["It was so decided.", "The agenda was adopted.", "A vote was taken", "A recorded vote was taken", "Draft resolution ",
        "The draft resolution was adopted", "The meeting was called to order", "[Laughter", "(Laughter", "(Applause", "(Begin ", "(End "];

    readonly string _text;
    readonly List<int> _stops = [];
    readonly List<(int Start, int End)> _interruptions = [];

    /// <summary>The boundaries in a text.</summary>
    /// <param name="text">The canonical text.</param>
    /// <param name="structure">Its structure.</param>
    /// <param name="doubtful">Where others may begin to speak, of whom it is not sure.</param>
    public TurnBoundaries(string text, DocumentStructure structure, IEnumerable<int> doubtful)
    {
        _text = text;
        _stops.AddRange(doubtful);
        foreach (var section in structure.Sections)
            _stops.AddRange([section.Start, section.End]);
        foreach (var block in structure.Blocks)
        {
            if (block.Kind == BlockKind.Heading || (block.Kind is BlockKind.Paragraph or BlockKind.Verbatim && Begins(block, Endings)))
                _stops.Add(block.Start);
            else if (block.Kind is BlockKind.Note or BlockKind.Caption or BlockKind.TableRow
                || (block.Kind is BlockKind.Paragraph or BlockKind.Verbatim && IsRemark(block)))
                _interruptions.Add((block.Start, block.End));
        }
        _interruptions.AddRange(structure.Notes.Select(note => (note.Start, note.End)));
        _interruptions.Sort();
        _stops.Sort();
    }

    /// <summary>The spans of a turn that begins at an offset and ends at another at the latest, white space around them left out.</summary>
    public IEnumerable<(int Start, int End)> Within(int start, int end)
    {
        var stop = _stops.BinarySearch(start + 1);
        stop = stop < 0 ? ~stop : stop;
        end = stop < _stops.Count ? Math.Min(end, _stops[stop]) : end;
        var next = _interruptions.BinarySearch((start, int.MaxValue));
        for (next = next < 0 ? ~next : next; next < _interruptions.Count && _interruptions[next].Start < end; next++)
        {
            var before = TextLines.Trim(_text, start, Math.Max(start, _interruptions[next].Start));
            if (before.Start < before.End)
                yield return before;
            start = Math.Max(start, _interruptions[next].End);
        }
        var last = TextLines.Trim(_text, start, Math.Max(start, end));
        if (last.Start < last.End)
            yield return last;
    }

    bool IsRemark(Block block) => block.End - block.Start <= 200 && Begins(block, Remarks);

    bool Begins(Block block, string[] beginnings)
    {
        foreach (var beginning in beginnings)
            if (string.CompareOrdinal(_text, block.Start, beginning, 0, beginning.Length) == 0)
                return true;
        return false;
    }
}
