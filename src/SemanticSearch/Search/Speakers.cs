namespace SemanticSearch.Search;

/// <summary>Who speaks where in a document.</summary>
static class Speakers
{
    /// <summary>Who speaks at an offset: the one whose turn it is, else the one who speaks throughout; null if nobody in particular.</summary>
    public static Speaker? At(Document document, int offset) =>
        document.Structure.Turns.FirstOrDefault(turn => turn.Start <= offset && offset < turn.End)?.Speaker ?? document.Facts.Speaker;
}
