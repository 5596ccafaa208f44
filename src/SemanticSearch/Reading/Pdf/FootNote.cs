namespace SemanticSearch.Reading.Pdf;

/// <summary>A note at the foot of a page, or at the end of the document.</summary>
/// <param name="Label">What calls it.</param>
/// <param name="Page">The page that it begins on.</param>
/// <param name="Kind">Where it stands.</param>
sealed record FootNote(string Label, int Page, NoteKind Kind)
{
    /// <summary>Its lines; the first one begins with the label.</summary>
    public List<TextLine> Lines { get; } = [];

    /// <summary>Where the note's own words begin in its first line.</summary>
    public int Start { get; init; }

    /// <summary>Whether its call was found and the note written.</summary>
    public bool IsWritten { get; set; }
}
