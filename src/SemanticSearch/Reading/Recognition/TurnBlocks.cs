namespace SemanticSearch.Reading.Recognition;

/// <summary>Parts paragraphs where somebody else begins to speak within them.</summary>
static class TurnBlocks
{
    /// <summary>The blocks of a structure, parted at the starts of its turns.</summary>
    public static IReadOnlyList<Block> Part(string text, DocumentStructure structure)
    {
        if (structure.Turns.Count == 0)
            return structure.Blocks;
        var blocks = new List<Block>(structure.Blocks.Count + structure.Turns.Count);
        var turn = 0;
        foreach (var block in structure.Blocks)
        {
            var rest = block;
            for (; turn < structure.Turns.Count && structure.Turns[turn].Start < block.End; turn++)
            {
                var start = structure.Turns[turn].Start;
                if (start <= rest.Start + 4 || block.Kind is BlockKind.TableRow or BlockKind.Heading or BlockKind.Note)
                    continue;
                var before = TextLines.Trim(text, rest.Start, start);
                if (before.Start < before.End)
                    blocks.Add(rest with { Start = before.Start, End = before.End });
                rest = rest with { Start = start, Label = null };
            }
            blocks.Add(rest);
        }
        return blocks;
    }
}
