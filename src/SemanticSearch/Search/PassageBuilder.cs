using SemanticSearch.Citing;
using SemanticSearch.Search.Context;

namespace SemanticSearch.Search;

/// <summary>Cuts passages and their surroundings out of canonical texts.</summary>
static class PassageBuilder
{
    /// <summary>The passage of a ranked hit.</summary>
    public static Passage Build(string collection, Document document, MergedHit hit, int rank, ContextWindow context) =>
        Build(collection, document, hit.First.Start, Math.Max(hit.First.End, hit.Last.End), context) with
        {
            Rank = rank,
            Score = hit.Score,
            HeadingPath = hit.First.HeadingPath,
            Speaker = hit.First.Speaker,
            IsNote = hit.First.IsNote,
        };

    /// <summary>The passage of a span, unranked.</summary>
    public static Passage Build(string collection, Document document, int start, int end, ContextWindow context)
    {
        var (text, structure) = (document.Text[start..end], document.Structure);
        var body = SpanBody.StartOf(document, start, end);
        var isNote = structure.Notes.Any(note => note.Start <= body && body < note.End);
        var before = PassageSurroundings.Before(document, start, context);
        var after = PassageSurroundings.After(document, end, context);
        var (first, last) = (PageIndex.At(structure.Pages, start), PageIndex.At(structure.Pages, end - 1));
        return new Passage
        {
            Rank = 0,
            Score = 0,
            Text = text,
            DocumentId = document.Id,
            Title = document.Title,
            Metadata = document.Metadata,
            Facts = document.Facts,
            HeadingPath = [.. structure.Sections.Where(s => s.Start <= body && body < s.End).OrderBy(s => s.Start).Select(s => s.Heading)],
            Page = first < 0 ? null : structure.Pages[first].Number,
            PageLabel = first < 0 ? null : structure.Pages[first].Label,
            LastPage = last < 0 ? null : structure.Pages[last].Number,
            Speaker = isNote ? null : Speakers.At(document, body),
            IsNote = isNote,
            Start = start,
            End = end,
            ContextBefore = before,
            ContextAfter = after,
            Changes = SpanChanges.Inside(structure, before.Start, after.End),
            Citation = CitationId.Of(DocumentId.Key(collection, document.Id), document.Text, start, end).ToString(),
            Sha256 = CitationId.Sha256Of(text),
            Link = document.Facts.Url is { } url ? TextFragment.Link(url, text) : null,
        };
    }
}
