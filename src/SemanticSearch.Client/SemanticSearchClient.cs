namespace SemanticSearch.Client;

/// <summary>Asks a SemanticSearch server. Every failure that the server tells of is a <see cref="ProblemException"/>; one to reach it stays an
/// <see cref="HttpRequestException"/>. Safe from any thread.</summary>
/// <example>
/// <code>
/// using var http = new HttpClient { BaseAddress = new Uri("http://localhost:8080") };
/// var client = new SemanticSearchClient(http);
/// var answer = await client.SearchAsync(new SearchRequest { Query = "Who monitors the truce in Sinai?" });
/// </code>
/// </example>
public sealed partial class SemanticSearchClient
{
    const string DefaultCollection = "default";

    readonly Requests _requests;

    /// <summary>Asks by <paramref name="http"/>, whose <see cref="HttpClient.BaseAddress"/> is the server's, and which the caller disposes.</summary>
    /// <exception cref="ArgumentException">It has no base address.</exception>
    public SemanticSearchClient(HttpClient http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.BaseAddress is null)
            throw new ArgumentException("the BaseAddress is missing; set it to the server's, such as http://localhost:8080", nameof(http));
        _requests = new Requests(http);
    }

    /// <summary>Finds the passages that answer a question.</summary>
    public Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, "v1/search", request, ClientJson.Default.SearchRequest, ClientJson.Default.SearchResponse, cancellationToken);

    /// <summary>The passage that a citation cites, as it stands today.</summary>
    /// <exception cref="ProblemException">404: there never was one; 410: the words are no longer there, <see cref="ProblemException.Details"/> tell
    /// why.</exception>
    public Task<Passage> GetPassageAsync(string citation, CancellationToken cancellationToken = default) =>
        _requests.GetAsync($"v1/passages/{Uri.EscapeDataString(citation)}", ClientJson.Default.Passage, cancellationToken);

    /// <summary>A passage's reference for a bibliography.</summary>
    /// <param name="citation">The passage's citation.</param>
    /// <param name="format"><c>chicago</c>, <c>csl</c>, <c>bibtex</c> or <c>ris</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<string> CiteAsync(string citation, string format = "chicago", CancellationToken cancellationToken = default) =>
        _requests.GetTextAsync($"v1/passages/{Uri.EscapeDataString(citation)}/citation?format={Uri.EscapeDataString(format)}", cancellationToken);

    /// <summary>The collections, by name.</summary>
    public async Task<IReadOnlyList<CollectionSummary>> ListCollectionsAsync(CancellationToken cancellationToken = default) =>
        await _requests.GetAsync("v1/collections", ClientJson.Default.CollectionSummaryArray, cancellationToken);

    /// <summary>What a collection holds.</summary>
    public Task<CollectionSummary> GetCollectionAsync(string name, CancellationToken cancellationToken = default) =>
        _requests.GetAsync($"v1/collections/{Uri.EscapeDataString(name)}", ClientJson.Default.CollectionSummary, cancellationToken);
}
