namespace SemanticSearch.Quoting;

/// <summary>
/// A quotation taken apart: without the white space and the quotation marks around it, folded, and cut at ellipses and at insertions in
/// brackets. Offsets count from the start of the text as it was given.
/// </summary>
sealed class Quotation
{
    /// <summary>Reads a quotation.</summary>
    public Quotation(string given)
    {
        Given = given;
        var span = Trim(given);
        Whole = new QuotationSegment(given, span.Start, span.End);
        Segments = [.. QuotationCuts.Of(given, span).Select(part => new QuotationSegment(given, part.Start, part.End)).Where(part => !part.IsEmpty)];
    }

    /// <summary>The quotation as it was given.</summary>
    public string Given { get; }

    /// <summary>All of it.</summary>
    public QuotationSegment Whole { get; }

    /// <summary>What stands between ellipses and insertions, in order; the whole if there are none, and empty if there are no words.</summary>
    public IReadOnlyList<QuotationSegment> Segments { get; }

    /// <summary>
    /// Whether it is cut into pieces of which at least one is long enough to tell a document from others by it: short ones are in every
    /// long text, in any order.
    /// </summary>
    public bool IsSpliced => Segments.Count > 1 && Segments.Any(segment => !segment.IsShort);

    // Marks are taken off in pairs: one without its partner may stand in the source.
    static TextSpan Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (true)
        {
            while (start < end && char.IsWhiteSpace(text[start]))
                start++;
            while (start < end && char.IsWhiteSpace(text[end - 1]))
                end--;
            if (end - start < 2 || !QuoteCharacters.IsQuotationMark(text[start]) || !QuoteCharacters.IsQuotationMark(text[end - 1]))
                return new TextSpan(start, end);
            start++;
            end--;
        }
    }
}
