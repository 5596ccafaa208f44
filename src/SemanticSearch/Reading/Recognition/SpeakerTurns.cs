namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// Recognises who speaks in verbatim records, briefings, memoranda of conversation and interviews, from labels at the starts of lines.
/// Rather nobody speaks than the wrong one: a label must have the form of one, and most forms must come more than once.
/// </summary>
static class SpeakerTurns
{
    static readonly string[] Cues =
        ["transcript", "interview", "memorandum of conversation", "telephone conversation", "telcon", "memcon", "participants", "q&a",
        "hearing", "minutes of", "verbatim", "press conference", "press briefing", "debate", "dialogue"];

    /// <summary>The turns of speakers. Each goes on to the next label or the end of its section; headings end it, notes and captions
    /// interrupt it.</summary>
    /// <param name="text">The canonical text.</param>
    /// <param name="structure">Its structure, with its blocks.</param>
    /// <param name="title">The document's title.</param>
    /// <param name="countryOf">Gives the ISO 3166-1 alpha-3 code of a country's name, or null.</param>
    public static IReadOnlyList<SpeakerTurn> Find(
        string text, DocumentStructure structure, string title, Func<string, string?> countryOf)
    {
        var all = Labels(text, structure.Blocks, countryOf);
        var labels = SpeakerLabelChoice.Choose(all, () => IsConversation(text, title));
        if (labels.Count == 0)
            return [];
        var participants = Participants.Find(text, structure.Blocks, countryOf);
        var boundaries = new TurnBoundaries(text, structure, all.Select(label => label.At).Except(labels.Select(label => label.At)));
        var turns = new List<SpeakerTurn>();
        for (var i = 0; i < labels.Count; i++)
        {
            var end = i + 1 < labels.Count ? labels[i + 1].At : text.Length;
            var speaker = participants.Complete(labels[i].Speaker);
            foreach (var (from, to) in boundaries.Within(labels[i].At, end))
                turns.Add(new SpeakerTurn(from, to, speaker));
        }
        return turns;
    }

    static List<SpeakerLabel> Labels(string text, IReadOnlyList<Block> blocks, Func<string, string?> countryOf)
    {
        var labels = new List<SpeakerLabel>();
        var parser = new SpeakerLabelParser(countryOf);
        foreach (var block in blocks)
        {
            if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation or BlockKind.Verbatim))
                continue;
            var at = block.Start;
            if (block.Kind == BlockKind.ListItem)
                at += ItemMark.Of(text.AsSpan(at, block.End - at)).Length;
            for (var begins = true; at < block.End;)
            {
                var end = Math.Min(TextLines.EndOf(text, at), block.End);
                var line = text.AsSpan(at, end - at);
                var indent = line.Length - line.TrimStart().Length;
                if (begins && parser.Parse(line[indent..]) is { } label)
                    labels.Add(label with { At = at + indent });
                begins = TextLines.EndsSentence(line) || line.IsWhiteSpace();
                at = end + 1;
            }
        }
        return labels;
    }

    // What the beginning of a text says of its genre.
    static bool IsConversation(string text, string title)
    {
        const int Beginning = 800;
        var start = text.AsSpan(0, Math.Min(text.Length, Beginning));
        foreach (var cue in Cues)
            if (start.Contains(cue, StringComparison.OrdinalIgnoreCase) || title.Contains(cue, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
