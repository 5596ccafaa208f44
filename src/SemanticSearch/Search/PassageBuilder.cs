using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Cuts passages and their surroundings out of canonical texts.</summary>
static class PassageBuilder
{
    /// <summary>The passage of a ranked chunk.</summary>
    public static Passage Build(string collection, Document document, ScoredChunk hit, int rank, ContextWindow context) =>
        Build(collection, document, hit.Chunk.Start, hit.Chunk.End, context) with
        {
            Rank = rank,
            Score = hit.Score,
            HeadingPath = hit.Chunk.HeadingPath,
        };

    /// <summary>The passage of a span, unranked.</summary>
    public static Passage Build(string collection, Document document, int start, int end, ContextWindow context) => new()
    {
        Rank = 0,
        Score = 0,
        Text = document.Text[start..end],
        DocumentId = document.Id,
        Title = document.Title,
        Metadata = document.Metadata,
        HeadingPath = [.. document.Structure.Sections.Where(s => s.Start <= start && start < s.End).OrderBy(s => s.Start).Select(s => s.Heading)],
        Start = start,
        End = end,
        ContextBefore = SentenceContext.Before(document.Text, start, context.Before),
        ContextAfter = SentenceContext.After(document, end, context.After),
        Citation = CitationId.Of(DocumentId.Key(collection, document.Id), document.Text, start, end).ToString(),
    };
}
