using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// Adds to a document the structure that its words show and its format does not tell: paragraphs and headings of plain text, datelines,
/// provisions, and who speaks.
/// </summary>
static class RecognizedStructure
{
    /// <summary>The same document with what was recognised in it. What its format told stays.</summary>
    public static Document Apply(Document document)
    {
        if (string.IsNullOrWhiteSpace(document.Text))
            return document;
        var structure = Provisions.Find(document.Text, Blocks(document), document.Structure.Sections.Count == 0);
        structure = structure with { Blocks = Datelines.Find(document.Text, structure.Blocks) };
        if (structure.Turns.Count == 0)
            structure = structure with { Turns = SpeakerTurns.Find(document.Text, structure, document.Title, CountryNames.CodeOf) };
        return document with
        {
            Structure = structure with { Blocks = TurnBlocks.Part(document.Text, structure) },
            Facts = document.Facts.Speaker is null && structure.Turns.Count == 0
                ? document.Facts with { Speaker = IssuingParty.Find(document.Title, document.Text) }
                : document.Facts,
        };
    }

    static DocumentStructure Blocks(Document document)
    {
        var structure = document.Structure;
        if (structure.Blocks.Count > 0)
            return structure;
        var blocks = TextLayout.Paragraphs(document.Text);
        if (structure.Sections.Count > 0)
            return structure with { Blocks = blocks };
        var (headed, sections) = TextHeadings.Find(document.Text, blocks);
        return structure with { Blocks = headed, Sections = sections };
    }
}
