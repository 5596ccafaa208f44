namespace SemanticSearch.Tests.Support;

/// <summary>Passages as a search returns them.</summary>
static class SomePassage
{
    /// <summary>A passage that begins at an offset of its document.</summary>
    public static Passage Of(string text, int rank = 1, string document = "memo.txt", int start = 100, double score = 1)
    {
        var citation = CitationId.Of(DocumentId.Key("default", document), new string(' ', start) + text, start, start + text.Length);
        var nothing = new PassageContext("", start, start, false);
        return new Passage
        {
            Rank = rank,
            Score = score,
            Text = text,
            DocumentId = document,
            Title = document,
            Metadata = new Dictionary<string, System.Text.Json.JsonElement>(),
            Facts = DocumentFacts.None,
            HeadingPath = [],
            Start = start,
            End = start + text.Length,
            ContextBefore = nothing,
            ContextAfter = nothing,
            Changes = [],
            Citation = citation.ToString(),
            Sha256 = CitationId.Sha256Of(text),
        };
    }
}
