using SemanticSearch.Quoting;

namespace SemanticSearch.Search;

/// <summary>Puts what was found of a quotation in a document into words.</summary>
static class QuoteMatchBuilder
{
    /// <summary>The match of a found place.</summary>
    public static QuoteMatch Build(string collection, QuotePlace place, Quotation quotation) => new()
    {
        Verdict = place.Found.Verdict,
        DocumentId = place.Document.Id,
        Title = place.Document.Title,
        IsAttributed = place.IsAttributed,
        Similarity = place.Found.Similarity,
        Differences = DifferencesOf(place, quotation),
        Edits = place.Found.Edits,
        Pieces = [.. place.Found.Pieces.Select(piece => PieceOf(collection, place.Document, piece))],
    };

    // Where words differ, how the others are written is of no interest.
    static IReadOnlyList<QuoteDifference> DifferencesOf(QuotePlace place, Quotation quotation)
    {
        IReadOnlyList<QuotationSegment> segments = place.Found.Verdict switch
        {
            QuoteVerdict.Repaired => [quotation.Whole],
            QuoteVerdict.Spliced => quotation.Segments,
            _ => [],
        };
        return
        [
            .. segments
                .Zip(place.Found.Pieces)
                .SelectMany(pair => WritingDifferences.Of(pair.First.Text, place.Document.Text[pair.Second.Start..pair.Second.End]))
                .Distinct()
                .Order(),
        ];
    }

    static QuotePiece PieceOf(string collection, Document document, TextSpan span)
    {
        var text = document.Text[span.Start..span.End];
        var page = document.Structure.Pages.FirstOrDefault(page => page.Start <= span.Start && span.Start < page.End);
        return new QuotePiece
        {
            Start = span.Start,
            End = span.End,
            Text = text,
            Page = page?.Number,
            PageLabel = page?.Label,
            HeadingPath =
            [
                .. document.Structure.Sections
                    .Where(section => section.Start <= span.Start && span.Start < section.End)
                    .OrderBy(section => section.Start)
                    .Select(section => section.Heading),
            ],
            Speaker = Speakers.At(document, span.Start),
            Citation = CitationId.Of(DocumentId.Key(collection, document.Id), document.Text, span.Start, span.End).ToString(),
            Sha256 = CitationId.Sha256Of(text),
        };
    }
}
