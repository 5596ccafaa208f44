using SemanticSearch.Storage;

namespace SemanticSearch.Search.Suggesting;

/// <summary>Tells how a text that somebody types might go on, and how it was perhaps meant. Safe from any thread.</summary>
public sealed class QuerySuggester
{
    readonly AsyncLazy<IIndexStore> _store;
    readonly CollectionLexicon _lexicon;

    internal QuerySuggester(AsyncLazy<IIndexStore> store, CollectionLexicon lexicon)
    {
        _store = store;
        _lexicon = lexicon;
    }

    /// <summary>Completes the last words by the collection's titles, speakers and countries, and corrects misspelt words by its own. The
    /// first call after a change reads the collection's words, which may take seconds for a large one; others take milliseconds.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a field is out of its range;
    /// <see cref="ErrorKind.NotFound"/>: there is no such collection; <see cref="ErrorKind.Storage"/>: the index cannot be read.</exception>
    public async Task<SuggestResponse> SuggestAsync(SuggestRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        using var activity = Telemetry.Activities.StartActivity("suggest");
        activity?.SetTag("db.collection.name", request.Collection);
        var store = await _store.GetAsync(cancellationToken);
        var collection = await store.RequireCollectionAsync(request.Collection, cancellationToken);
        var completer = await _lexicon.CompleterAsync(collection, cancellationToken);
        var spelling = await _lexicon.SpellingAsync(collection, cancellationToken);
        return new SuggestResponse
        {
            Query = request.Query,
            Collection = collection.Name,
            Completions = completer.Complete(request.Query, request.Limit),
            DidYouMean = spelling.Suggest(request.Query, isTyped: true),
        };
    }

    static void Check(SuggestRequest request)
    {
        if (request.Query.Length > SearchRequest.MaximumQueryLength)
            throw Invalid($"'query' has {request.Query.Length} characters, at most {SearchRequest.MaximumQueryLength} are allowed");
        if (request.Limit is < 1 or > SuggestRequest.MaximumLimit)
            throw Invalid($"'limit' is {request.Limit}, it must be 1 to {SuggestRequest.MaximumLimit}");
        if (string.IsNullOrEmpty(request.Collection))
            throw Invalid("'collection' is empty; leave it out for 'default'");
    }

    static SemanticSearchException Invalid(string message) => new(ErrorKind.InvalidRequest, message);
}
