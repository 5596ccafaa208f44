namespace SemanticSearch.Reading.Office;

/// <summary>What the walk of a DOCX text needs of the other parts.</summary>
/// <param name="Styles">The styles.</param>
/// <param name="Numbering">The lists and where they have come to.</param>
/// <param name="Notes">The texts of footnotes and endnotes that have not been called yet, by kind and id.</param>
/// <param name="Footnotes">Counts the footnotes.</param>
/// <param name="Endnotes">Counts the endnotes.</param>
sealed record DocxParts(
    DocxStyles Styles, DocxNumbering Numbering, Dictionary<(NoteKind Kind, string Id), string> Notes, NoteCounter Footnotes,
    NoteCounter Endnotes);
