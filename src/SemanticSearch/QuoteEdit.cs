namespace SemanticSearch;

/// <summary>Words in which a quotation differs from its source. Offsets are in UTF-16 code units; an empty span tells a place.</summary>
/// <param name="Kind">What the quotation does.</param>
/// <param name="Quoted">The quotation's words; empty for <see cref="QuoteEditKind.Delete"/>.</param>
/// <param name="Source">The source's words; empty for <see cref="QuoteEditKind.Insert"/>.</param>
/// <param name="QuotedStart">Offset of the first differing character in the quotation as it was sent.</param>
/// <param name="QuotedEnd">Offset just past the last one.</param>
/// <param name="SourceStart">Offset of the first differing character in the document's canonical text.</param>
/// <param name="SourceEnd">Offset just past the last one.</param>
/// <param name="Concerns">Why the difference is critical; empty if it may be harmless.</param>
public sealed record QuoteEdit(
    QuoteEditKind Kind,
    string Quoted,
    string Source,
    int QuotedStart,
    int QuotedEnd,
    int SourceStart,
    int SourceEnd,
    IReadOnlyList<QuoteEditConcern> Concerns)
{
    /// <summary>Whether a number, a negation, a name or an obligation differs.</summary>
    public bool Critical => Concerns.Count > 0;
}
