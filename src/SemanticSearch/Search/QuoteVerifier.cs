using SemanticSearch.Quoting;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Tells whether a quotation is in a collection, where, and how it differs. No model is asked. Safe from any thread.</summary>
public sealed class QuoteVerifier
{
    readonly AsyncLazy<IIndexStore> _store;
    readonly TimeProvider _time;

    internal QuoteVerifier(AsyncLazy<IIndexStore> store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>Looks a quotation up.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a field is out of its range, or the quotation has
    /// too few letters; <see cref="ErrorKind.NotFound"/>: there is no such collection; <see cref="ErrorKind.Storage"/>: the index cannot
    /// be read.</exception>
    public async Task<QuoteResponse> VerifyAsync(QuoteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var quotation = QuoteRules.Check(request);
        using var activity = Telemetry.Activities.StartActivity("verify quote");
        activity?.SetTag("db.collection.name", request.Collection);
        var start = _time.GetTimestamp();

        var store = await _store.GetAsync(cancellationToken);
        var collection = await store.RequireCollectionAsync(request.Collection, cancellationToken);
        var attribution = new QuoteAttribution(request.Speaker, request.Document);
        var findings = await new QuoteSearch(store, collection, quotation, attribution, request).FindAsync(cancellationToken);
        return new QuoteResponse
        {
            Quote = request.Quote,
            Collection = collection.Name,
            Verdict = VerdictOf(findings),
            Documents = findings.Documents,
            IsAtLeast = findings.IsAtLeast,
            Matches = [.. findings.Places.Take(request.Limit).Select(place => QuoteMatchBuilder.Build(collection.Name, place, quotation))],
            Warnings = [.. WarningsOf(quotation, findings)],
            TookMilliseconds = _time.GetElapsedTime(start).TotalMilliseconds,
        };
    }

    // Nobody is told that an attribution is wrong before all documents with those words were looked at.
    static QuoteVerdict VerdictOf(QuoteFindings findings) => findings.Places switch
    {
        [] => QuoteVerdict.NotFound,
        [{ IsAttributed: false, Found.Verdict: < QuoteVerdict.Altered }, ..] when findings.Unread == 0 => QuoteVerdict.Misattributed,
        [var best, ..] => best.Found.Verdict,
    };

    static IEnumerable<string> WarningsOf(Quotation quotation, QuoteFindings findings)
    {
        if (findings.Places is [{ IsAttributed: false, Found.Verdict: < QuoteVerdict.Altered }, ..] && findings.Unread > 0)
            yield return $"{findings.Unread} more documents hold these words and were not looked at: the attribution may be right";
        if (findings.Places is [{ IsAttributed: false, Found.Verdict: QuoteVerdict.Altered }, ..])
            yield return "the nearest words are not of the speaker or in the document that were named";
        if (findings.Places.Count == 0 && quotation.Segments.Count > 1 && !quotation.IsSpliced)
            yield return "the pieces between the ellipses are too short to be looked for apart";
    }
}
