namespace SemanticSearch.Chunking;

/// <summary>
/// Lays a document out as a row of regions, in order and without gaps, whatever its spans are. A region begins wherever a section, a turn of
/// a speaker, a provision or a note begins or ends, but headings share the region of the text under the last one. A first line that is the
/// document's title counts as a heading.
/// </summary>
sealed class Outline
{
    readonly Document _document;
    readonly int[] _cuts;
    readonly Covering<Section> _sections;
    readonly Covering<SpeakerTurn> _turns;
    readonly Covering<(int Start, int End)> _notes;

    Outline(Document document)
    {
        _document = document;
        var structure = document.Structure;
        _sections = new(structure.Sections, section => At(section.Start), section => At(section.End));
        _turns = new(structure.Turns, turn => At(turn.Start), turn => At(turn.End));
        var notes = structure.Notes.Select(note => (Start: At(note.Start), End: At(note.End)))
            .Concat(structure.Blocks
                .Where(block => block.Kind == BlockKind.Note)
                .Select(block => (Start: At(block.Start), End: At(block.End))))
            .ToList();
        _notes = new(notes, note => note.Start, note => note.End);
        _cuts =
        [
            .. structure.Sections.SelectMany(section => new[] { At(section.Start), At(section.End) })
                .Concat(structure.Turns.SelectMany(turn => new[] { At(turn.Start), At(turn.End) }))
                .Concat(structure.Blocks.Where(block => block.Kind == BlockKind.Provision)
                    .SelectMany(block => new[] { At(block.Start), At(block.End) }))
                .Concat(notes.SelectMany(note => new[] { note.Start, note.End }))
                .Concat([0, document.Text.Length])
                .Distinct()
                .Order(),
        ];
    }

    /// <summary>The regions of a document.</summary>
    public static IEnumerable<Region> Regions(Document document) => new Outline(document).Regions();

    IEnumerable<Region> Regions()
    {
        var text = _document.Text;
        IReadOnlyList<string> path = [];
        var (start, body) = (0, StartsWithTitle() ? LineEnd(0) : 0);
        for (var i = 0; i + 1 < _cuts.Length; i++)
        {
            var (from, to) = (_cuts[i], _cuts[i + 1]);
            var begins = _sections.MoveTo(from);
            _turns.MoveTo(from);
            _notes.MoveTo(from);
            if (begins)
                body = Math.Min(LineEnd(from), to);
            body = Math.Clamp(body, from, to);
            var isHeadings = body > start && text.AsSpan(body, to - body).IsWhiteSpace();
            if (isHeadings && !_notes.TryGet(out _) && LeadsInto(to))
                continue;
            path = PathLike(path);
            yield return RegionOf(start, body, to, path);
            (start, body) = (to, to);
        }
    }

    Region RegionOf(int start, int body, int end, IReadOnlyList<string> path)
    {
        var isNote = _notes.TryGet(out _);
        var speaker = isNote ? null : _turns.TryGet(out var turn) ? turn.Speaker : _document.Facts.Speaker;
        return new Region(start, body, end, path, speaker, isNote);
    }

    /// <summary>Whether the headings before an offset are those of the text that begins there.</summary>
    bool LeadsInto(int offset) =>
        offset < _document.Text.Length
        && !_notes.BeginsAt(offset)
        && (!_sections.TryGet(out var section) || At(section.End) > offset);

    /// <summary>The headings of the open sections; the last path itself if it has the same.</summary>
    IReadOnlyList<string> PathLike(IReadOnlyList<string> last)
    {
        IReadOnlyList<string> path = [.. _sections.Open.Reverse().Select(section => section.Heading)];
        return path.SequenceEqual(last) ? last : path;
    }

    int At(int offset) => Boundary.Before(_document.Text, offset);

    bool StartsWithTitle() =>
        _document.Text.AsSpan(0, LineEnd(0)).TrimEnd().Equals(_document.Title, StringComparison.OrdinalIgnoreCase);

    /// <summary>The end of the line that begins at an offset.</summary>
    int LineEnd(int start) => _document.Text.IndexOf('\n', start) is var end and >= 0 ? end : _document.Text.Length;
}
