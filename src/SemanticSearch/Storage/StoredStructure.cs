using System.Text.Json;

namespace SemanticSearch.Storage;

/// <summary>
/// A document's structure as it is stored. Blocks, of which a book has tens of thousands, are flat numbers: start, length and kind of one
/// after the other, so that a search does not pay for reading them.
/// </summary>
sealed record StoredStructure(
    IReadOnlyList<Section> Sections,
    IReadOnlyList<Page> Pages,
    int[] Blocks,
    Dictionary<int, string> BlockLabels,
    IReadOnlyList<Note> Notes,
    IReadOnlyList<SpeakerTurn> Turns,
    IReadOnlyList<Mention> Mentions)
{
    const int NumbersOfBlock = 3;

    /// <summary>The form to store.</summary>
    public static StoredStructure Of(DocumentStructure structure)
    {
        var blocks = new int[structure.Blocks.Count * NumbersOfBlock];
        var labels = new Dictionary<int, string>();
        for (var i = 0; i < structure.Blocks.Count; i++)
        {
            var block = structure.Blocks[i];
            var at = i * NumbersOfBlock;
            (blocks[at], blocks[at + 1], blocks[at + 2]) = (block.Start, block.End - block.Start, (int)block.Kind);
            if (block.Label is { } label)
                labels.Add(i, label);
        }
        return new StoredStructure(
            structure.Sections, structure.Pages, blocks, labels, structure.Notes, structure.Turns, structure.Mentions);
    }

    /// <summary>The structure that was stored.</summary>
    /// <exception cref="JsonException">Parts of it are missing.</exception>
    public DocumentStructure Restore()
    {
        if (Sections is null || Pages is null || Blocks is null || BlockLabels is null || Notes is null || Turns is null || Mentions is null)
            throw new JsonException("parts of the structure are missing");
        var blocks = new Block[Blocks.Length / NumbersOfBlock];
        for (var i = 0; i < blocks.Length; i++)
        {
            var at = i * NumbersOfBlock;
            blocks[i] = new Block(
                Blocks[at], Blocks[at] + Blocks[at + 1], (BlockKind)Blocks[at + 2], BlockLabels.GetValueOrDefault(i));
        }
        return new DocumentStructure
        {
            Sections = Sections,
            Pages = Pages,
            Blocks = blocks,
            Notes = Notes,
            Turns = Turns,
            Mentions = Mentions,
        };
    }
}
