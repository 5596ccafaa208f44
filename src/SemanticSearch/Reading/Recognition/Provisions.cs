namespace SemanticSearch.Reading.Recognition;

/// <summary>Recognises the provisions of treaties and resolutions: the units that are cited by their numbers.</summary>
static class Provisions
{
    /// <summary>The same structure with provisions among its blocks, and in a text without sections of its own, with sections for articles
    /// and what they are grouped in.</summary>
    /// <param name="text">The canonical text.</param>
    /// <param name="structure">Its structure, with its blocks.</param>
    /// <param name="opensSections">Whether headings that are found open sections.</param>
    public static DocumentStructure Find(string text, DocumentStructure structure, bool opensSections) =>
        TreatyArticles.Find(text, structure, opensSections)
        ?? ResolutionParagraphs.Find(text, structure)
        ?? structure;
}
