namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// Recognises the paragraphs of a resolution: after a line that names who resolves, those of the preamble, and the operative ones, which
/// are cited by their numbers. What is listed under a paragraph belongs to it.
/// </summary>
static class ResolutionParagraphs
{
    /// <summary>The same structure with the paragraphs as provisions, or null if the text is plainly no resolution.</summary>
    public static DocumentStructure? Find(string text, DocumentStructure structure)
    {
        var blocks = structure.Blocks;
        var body = 0;
        while (body < blocks.Count && !ResolutionWords.NamesBody(text.AsSpan(blocks[body].Start, blocks[body].End - blocks[body].Start)))
            body++;
        if (body == blocks.Count)
            return null;
        var marked = blocks.Take(body + 1).ToList();
        var (operative, isOpen) = (0, false);
        foreach (var block in blocks.Skip(body + 1))
        {
            var kind = KindOf(text, block, operative > 0, isOpen);
            operative += kind == Paragraph.Operative ? 1 : 0;
            isOpen = kind != Paragraph.Other;
            if (kind == Paragraph.Continued)
                marked[^1] = marked[^1] with { End = block.End };
            else if (kind == Paragraph.Other)
                marked.Add(block);
            else
                marked.Add(block with { Kind = BlockKind.Provision, Label = NumberOf(text, block) });
        }
        return operative > 0 ? structure with { Blocks = marked } : null;
    }

    static Paragraph KindOf(string text, Block block, bool isOperative, bool isOpen)
    {
        if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem))
            return Paragraph.Other;
        var words = text.AsSpan(block.Start, block.End - block.Start);
        var mark = ItemMark.Of(words);
        var isNumbered = mark.IsNumber || mark.Length == 0;
        if (isNumbered && ResolutionWords.BeginsOperative(words[mark.Length..]))
            return Paragraph.Operative;
        if (!isOperative && mark.Length == 0 && ResolutionWords.BeginsPreamble(words) && words[^1] == ',')
            return Paragraph.Preambular;
        return isOpen && mark.Length > 0 && !mark.IsNumber ? Paragraph.Continued : Paragraph.Other;
    }

    static string? NumberOf(string text, Block block) => ItemMark.Of(text.AsSpan(block.Start, block.End - block.Start)).Label;

    /// <summary>What a paragraph is in a resolution.</summary>
    enum Paragraph
    {
        /// <summary>None of it.</summary>
        Other,

        /// <summary>Of the preamble.</summary>
        Preambular,

        /// <summary>Resolves something.</summary>
        Operative,

        /// <summary>Goes on with the one before.</summary>
        Continued,
    }
}
