namespace SemanticSearch.Reading;

/// <summary>
/// Writes a document from its markup: the canonical text, and its structure as spans over it. Walkers of formats call it in reading order.
/// Notes are set aside where they are called and written where the innermost section's own text ends.
/// </summary>
sealed class DocumentWriter
{
    readonly SectionBuilder _sections = new();
    readonly PageBuilder _pages = new();
    readonly List<Note> _notes = [];
    readonly List<Mention> _mentions = [];
    readonly Stack<OpenNote> _openNotes = new();
    readonly List<OpenNote> _waiting = [];
    readonly CanonicalTextBuilder _body = new();

    /// <summary>Where characters go: the text itself, or the note that is open.</summary>
    public CanonicalTextBuilder Text => _openNotes.TryPeek(out var note) ? note.Text : _body;

    /// <summary>How many sections are open.</summary>
    public int Depth => _sections.Depth;

    /// <summary>Whether a note is open.</summary>
    public bool InNote => _openNotes.Count > 0;

    /// <summary>Begins the block of a heading. What notes the text above called are written first.</summary>
    public void BeginHeading()
    {
        if (!InNote)
            WriteNotes();
        Text.BeginBlock(kind: BlockKind.Heading);
    }

    /// <summary>Opens a section at the heading that the current block holds, which ends the open ones of its level and deeper.</summary>
    /// <param name="level">1 (highest) to 6.</param>
    public void OpenSection(int level) =>
        _sections.Open(_body.BlockStart, Math.Clamp(level, 1, SectionBuilder.MaximumLevel), _body.TextFrom(_body.BlockStart));

    /// <summary>Ends the open sections of a level and deeper, after the notes that their text called.</summary>
    public void CloseSections(int level)
    {
        WriteNotes();
        _sections.Close(_body.Length, level);
    }

    /// <summary>What is written from now on, to the text or to the open note, stands on a page.</summary>
    public void BeginPage(int number, string? label = null)
    {
        if (_openNotes.TryPeek(out var note))
            note.Pages.Add(new PageMark(note.Text.Length, number, label));
        else
            _pages.Begin(_body.Length, number, label);
    }

    /// <summary>A note is called here, and what is written until <see cref="EndNote"/> is its text.</summary>
    /// <param name="label">What calls it.</param>
    /// <param name="kind">What note it is.</param>
    /// <param name="isCalledHere">Whether the place of the call is known to be here.</param>
    public void BeginNote(string label, NoteKind kind, bool isCalledHere = true)
    {
        int? calledAt = InNote || !isCalledHere || _body.Length == 0 ? null : _body.Length;
        _openNotes.Push(new OpenNote(label, kind, calledAt, _pages.Current, new CanonicalTextBuilder(), [], []));
    }

    /// <summary>The note that began last ends.</summary>
    public void EndNote()
    {
        var note = _openNotes.Pop();
        if (note.Text.Length > 0)
            _waiting.Add(note);
    }

    /// <summary>A name was written since <paramref name="start"/>, an offset of <see cref="Text"/> taken before it.</summary>
    public void Mention(int start, MentionKind kind, string? reference)
    {
        var text = Text;
        // The mark of an item is written with its first text and is not part of a name there.
        start = text.BlockIsEmpty ? start : Math.Max(start, text.BlockStart);
        var name = text.TextFrom(start);
        var first = start + name.Length - name.AsSpan().TrimStart().Length;
        if (first < text.Length)
            MentionsOfText().Add(new Mention(first, text.Length, kind, reference));
    }

    /// <summary>The canonical text and its structure; nothing may be written after it.</summary>
    public (string Text, DocumentStructure Structure) Build()
    {
        WriteNotes();
        var text = _body.ToString();
        return (text, new DocumentStructure
        {
            Sections = _sections.Build(_body.Length),
            Pages = _pages.Build(text),
            Blocks = _body.Blocks,
            Notes = _notes,
            Mentions = [.. _mentions.OrderBy(mention => mention.Start)],
        });
    }

    List<Mention> MentionsOfText() => _openNotes.TryPeek(out var note) ? note.Mentions : _mentions;

    void WriteNotes()
    {
        if (_waiting.Count == 0)
            return;
        var page = _pages.Current;
        foreach (var note in _waiting)
        {
            _body.BeginBlock();
            _body.BeginItem($"[{note.Label}] ", BlockKind.Note);
            if ((note.Pages is [{ At: 0 } first, ..] ? first : note.Page) is { } from)
                _pages.Begin(_body.Length, from.Number, from.Label);
            _body.AppendVerbatim(note.Text.ToString());
            var start = _body.BlockStart;
            foreach (var turn in note.Pages.Where(mark => mark.At > 0))
                _pages.Begin(start + turn.At, turn.Number, turn.Label);
            _notes.Add(new Note(start - note.Label.Length - 3, _body.Length, note.Label, note.CalledAt, note.Kind));
            _mentions.AddRange(note.Mentions.Select(m => m with { Start = m.Start + start, End = m.End + start }));
            _body.EndItem();
        }
        _waiting.Clear();
        _body.BeginBlock();
        if (page is { } current)
            _pages.Begin(_body.Length, current.Number, current.Label);
    }

    /// <summary>A note on its way.</summary>
    sealed record OpenNote(
        string Label, NoteKind Kind, int? CalledAt, PageMark? Page, CanonicalTextBuilder Text, List<Mention> Mentions,
        List<PageMark> Pages);
}
