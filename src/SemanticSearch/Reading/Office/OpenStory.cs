namespace SemanticSearch.Reading.Office;

/// <summary>A stream of paragraphs on its way: the document's body, a note, or a text box.</summary>
/// <param name="writer">Where it is written.</param>
/// <param name="isBody">Whether it is the body.</param>
/// <param name="isNote">Whether it is a note.</param>
sealed class OpenStory(DocumentWriter writer, bool isBody, bool isNote)
{
    /// <summary>Where it is written.</summary>
    public DocumentWriter Writer => writer;

    /// <summary>Whether it is the body.</summary>
    public bool IsBody => isBody;

    /// <summary>Whether it is a note.</summary>
    public bool IsNote => isNote;

    /// <summary>The paragraph that is open, or null.</summary>
    public ParagraphLook? Paragraph { get; set; }

    /// <summary>Whether the next paragraph goes on where the open one stopped.</summary>
    public bool JoinsNext { get; set; }

    /// <summary>Number of the open heading that waits for its first words, or null.</summary>
    public string? PendingNumber { get; set; }

    /// <summary>Whether the last paragraph was a list item.</summary>
    public bool IsAfterItem { get; set; }

    /// <summary>The open tables: whether their rows are lines with cells.</summary>
    public Stack<bool> Tables { get; } = new();

    /// <summary>How many of the open tables have rows with cells; 1 and more mean that everything stays on one line.</summary>
    public int GridDepth { get; set; }

    /// <summary>Cells of the row so far.</summary>
    public int Cells { get; set; }

    /// <summary>Bars that wait for the next text of the row.</summary>
    public int PendingBars { get; set; }

    /// <summary>Whether the cell has text.</summary>
    public bool CellHasText { get; set; }

    /// <summary>Whether a slash waits for the next text of the cell.</summary>
    public bool PendingSlash { get; set; }

    /// <summary>Texts of boxes that wait for the end of the paragraph that holds their anchor.</summary>
    public List<(string Text, IReadOnlyList<Block> Blocks)> Boxes { get; } = [];
}
