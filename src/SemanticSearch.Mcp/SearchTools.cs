using System.ComponentModel;
using ModelContextProtocol.Server;
using SemanticSearch.Search;

namespace SemanticSearch.Mcp;

/// <summary>
/// What language models can do here: find passages, read what stands around them, check quotations. Nothing writes. <c>search</c> and
/// <c>fetch</c> have the shapes that ChatGPT's connectors ask for (https://developers.openai.com/api/docs/mcp).
/// </summary>
/// <param name="searcher">Finds passages.</param>
/// <param name="browser">Reads documents.</param>
/// <param name="verifier">Checks quotations.</param>
/// <param name="address">Tells where people find passages.</param>
[McpServerToolType]
public sealed class SearchTools(PassageSearcher searcher, CollectionBrowser browser, QuoteVerifier verifier, PassageAddress address)
{
    /// <summary>The most characters of a document in one answer; some programs take no more than 150,000.</summary>
    public const int MostCharacters = 100_000;

    const int MostResults = 20;

    /// <summary>Finds documents.</summary>
    [McpServerTool(Name = "search", Title = "Search", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Search speeches, treaties, memoranda and diplomatic history by meaning and words. Returns each document once, with the id of its best passage, which 'fetch' takes.")]
    public async Task<FoundDocuments> SearchAsync(
        [Description("A question in plain language; names, dates and \"quoted phrases\" are understood.")] string query,
        CancellationToken cancellationToken)
    {
        var found = await searcher.SearchAsync(
            new SearchRequest { Query = query, PassagesPerDocument = 1, Context = new ContextWindow(0, 0), Highlight = false, CollapseDuplicates = true },
            cancellationToken);
        return new FoundDocuments(
            [.. found.Passages.Select(passage => new FoundDocument(passage.Citation, passage.Title, address.Of(found.Collection, passage)))]);
    }

    /// <summary>Reads a document around a passage.</summary>
    [McpServerTool(Name = "fetch", Title = "Fetch", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Read the document of a result. A long one comes in parts: 'metadata.next' is the id of what follows.")]
    public async Task<FetchedDocument> FetchAsync(
        [Description("An id that 'search' returned, a citation, or 'metadata.next' of the part before.")] string id,
        CancellationToken cancellationToken)
    {
        var passage = await searcher.ResolveAsync(id, new ContextWindow(0, 0), cancellationToken);
        var stored = await FindAsync(id, passage, cancellationToken);
        return DocumentPart.Of(id, passage, stored, address.Of(stored.Collection, passage));
    }

    /// <summary>Finds passages.</summary>
    [McpServerTool(
        Name = "search_passages", Title = "Search passages", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Find passages to quote, with filters. Quote 'text' as it is and cite 'citation'.")]
    public async Task<FoundPassages> SearchPassagesAsync(
        [Description("A question in plain language; names, dates, \"quoted phrases\" and -words are understood.")] string query,
        CancellationToken cancellationToken,
        [Description("The collection; 'list_collections' names them.")] string collection = SearchRequest.DefaultCollection,
        [Description("How many passages at most, 1 to 20.")] int limit = 10,
        [Description("A condition such as {\"type\":\"and\",\"filters\":[{\"type\":\"in\",\"key\":\"country\",\"value\":[\"FRA\"]},"
            + "{\"type\":\"overlaps\",\"key\":\"date\",\"value\":{\"from\":\"1995\",\"to\":\"2003\"}}]}; fields: country (ISO 3166-1 alpha-3), date, year, "
            + "speaker, language, source, tags and those of the metadata.")] Filter? filter = null,
        [Description("How many sentences to return on either side, 0 to 20.")] int context = 1)
    {
        if (limit is < 1 or > MostResults)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'limit' is {limit}, it must be 1 to {MostResults}");
        var found = await searcher.SearchAsync(
            new SearchRequest { Query = query, Collection = collection, Limit = limit, Filter = filter, Context = new ContextWindow(context, context), CollapseDuplicates = true },
            cancellationToken);
        return new FoundPassages(
            found.Total,
            [.. found.Passages.Select(passage => FoundPassage.Of(passage, address.Of(found.Collection, passage)))],
            [.. found.Interpretation.Parts.Select(part => $"{part.Text}: {part.Name}")],
            found.EmptyReason,
            found.Warnings);
    }

    /// <summary>Checks a quotation.</summary>
    [McpServerTool(
        Name = "verify_quote", Title = "Verify a quotation", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Check whether words stand in the documents: exact, repaired, spliced, altered, misattributed, or not found. Do this before quoting.")]
    public Task<QuoteResponse> VerifyQuoteAsync(
        [Description("The quotation.")] string quote,
        CancellationToken cancellationToken,
        [Description("Who is said to have said it.")] string? speaker = null,
        [Description("The collection.")] string collection = SearchRequest.DefaultCollection) =>
        verifier.VerifyAsync(new QuoteRequest { Quote = quote, Speaker = speaker, Collection = collection }, cancellationToken);

    /// <summary>Lists collections.</summary>
    [McpServerTool(
        Name = "list_collections", Title = "List collections", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("List the collections and what they hold.")]
    public async Task<ListedCollections> ListCollectionsAsync(CancellationToken cancellationToken) =>
        new(await browser.ListCollectionsAsync(cancellationToken));

    // A citation names its document by a key, of which collection and id can be told.
    async Task<IndexedText> FindAsync(string id, Passage passage, CancellationToken cancellationToken)
    {
        if (CitationId.TryParse(id, out var citation))
            foreach (var collection in await browser.ListCollectionsAsync(cancellationToken))
                if (DocumentId.Key(collection.Name, passage.DocumentId) == citation.DocumentKey)
                    return await browser.GetDocumentAsync(collection.Name, passage.DocumentId, cancellationToken);
        throw new SemanticSearchException(ErrorKind.NotFound, $"there is no document of '{id}'");
    }
}
