using SemanticSearch.Quoting;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>
/// Looks for one quotation: as a whole, then in pieces, then altered; each only if the one before found nothing. Every step lets the store
/// name documents by phrases and reads those, best first, up to a bound that does not depend on the collection's size.
/// </summary>
sealed class QuoteSearch(
    IIndexStore store, Collection collection, Quotation quotation, QuoteAttribution attribution, QuoteRequest request)
{
    const int MostDocuments = 200;
    const int MostAltered = 16;
    const int BatchSize = 8;

    readonly QuoteMatcher _matcher = new(quotation);

    /// <summary>Looks.</summary>
    public async Task<QuoteFindings> FindAsync(CancellationToken cancellationToken)
    {
        var whole = await FindAsync(
            new PhraseQuery(QuotePhrases.Whole(quotation.Whole), [], MostDocuments),
            _matcher.FindWhole,
            cancellationToken);
        if (whole.Places.Count > 0)
            return whole with { IsAtLeast = whole.Unread > 0 && !QuotePhrases.AreComplete(quotation.Whole) };
        if (quotation.IsSpliced)
        {
            var spliced = await FindAsync(
                new PhraseQuery(QuotePhrases.Pieces(quotation), [], MostDocuments), OneOf(_matcher.FindSpliced), cancellationToken);
            if (spliced.Places.Count > 0)
                return spliced with { IsAtLeast = spliced.Unread > 0 };
        }
        var close = await FindAsync(
            new PhraseQuery([], QuotePhrases.Runs(quotation), MostAltered), FindAny, cancellationToken);
        // If one document has the words themselves, the others only look alike.
        var isFound = close.Places.Any(place => place.Found.Verdict != QuoteVerdict.Altered);
        var places = isFound ? [.. close.Places.Where(place => place.Found.Verdict != QuoteVerdict.Altered)] : close.Places;
        return close with { Places = places, Documents = CountDocuments(places), IsAtLeast = places.Count > 0 };
    }

    static long CountDocuments(IEnumerable<QuotePlace> places) =>
        places.Select(place => place.Document.Id).Distinct(StringComparer.Ordinal).LongCount();

    static Func<SourceText, IEnumerable<FoundQuote>> OneOf(Func<SourceText, FoundQuote?> find) =>
        source => find(source) is { } found ? [found] : [];

    IEnumerable<FoundQuote> FindAny(SourceText source)
    {
        var whole = _matcher.FindWhole(source).ToList();
        if (whole.Count > 0)
            return whole;
        return (_matcher.FindSpliced(source) ?? _matcher.FindAltered(source)) is { } found ? [found] : [];
    }

    async Task<QuoteFindings> FindAsync(
        PhraseQuery query, Func<SourceText, IEnumerable<FoundQuote>> find, CancellationToken cancellationToken)
    {
        var candidates = await store.FindByPhrasesAsync(collection, query, cancellationToken);
        var ids = NamedFirst(candidates.DocumentIds);
        var found = candidates.DocumentIds.ToHashSet(StringComparer.Ordinal);
        var places = new List<QuotePlace>();
        var (read, holding) = (0, 0);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            if (IsEnough(places))
                break;
            var documents = await store.GetDocumentsAsync(collection, batch, cancellationToken);
            foreach (var id in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                // The one that the caller names need not be among those that the store found.
                read += found.Contains(id) ? 1 : 0;
                var before = places.Count;
                if (documents.TryGetValue(id, out var stored))
                    places.AddRange(PlacesIn(stored.Document, find));
                holding += places.Count > before ? 1 : 0;
            }
        }
        places.Sort();
        var unread = Math.Max(0, candidates.Total - read);
        return new QuoteFindings(places, holding + (query.Preferred.Count == 0 ? unread : 0), unread > 0, unread);
    }

    IEnumerable<QuotePlace> PlacesIn(Document document, Func<SourceText, IEnumerable<FoundQuote>> find) =>
        find(new SourceText(document.Text)).Select(found => new QuotePlace(
            document,
            found,
            attribution.IsNamed ? found.Pieces.All(piece => attribution.IsOf(document, piece.Start)) : null));

    // The document that the caller names is looked at whatever else there is, if the store may have found it at all.
    IEnumerable<string> NamedFirst(IReadOnlyList<string> ids) =>
        request.Document is { Length: > 0 } named ? ids.Where(id => id != named).Prepend(named) : ids;

    // Later documents cannot be better than exact ones of the right attribution.
    bool IsEnough(List<QuotePlace> places) =>
        places.Count(place => place.Found.Verdict == QuoteVerdict.Exact && place.IsAttributed != false) >= request.Limit;
}
