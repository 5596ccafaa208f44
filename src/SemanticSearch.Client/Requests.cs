using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SemanticSearch.Client;

/// <summary>Sends requests and reads what comes back.</summary>
sealed class Requests(HttpClient http)
{
    const string EventStream = "text/event-stream";
    const string Problem = "application/problem+json";

    // A base without a slash at its end would lose its last part.
    readonly Uri _base = new(http.BaseAddress!.AbsoluteUri.TrimEnd('/') + "/");

    public HttpRequestMessage Of(HttpMethod method, string path) => new(method, new Uri(_base, path));

    public HttpRequestMessage Of<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> shape)
    {
        var request = Of(method, path);
        request.Content = JsonContent.Create(body, shape);
        return request;
    }

    public async Task<TAnswer> SendAsync<T, TAnswer>(
        HttpMethod method,
        string path,
        T body,
        JsonTypeInfo<T> shape,
        JsonTypeInfo<TAnswer> answer,
        CancellationToken cancellationToken,
        string? idempotencyKey = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var request = Of(method, path, body, shape);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", $"\"{idempotencyKey}\"");
        return await SendAsync(request, answer, cancellationToken);
    }

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var request = Of(HttpMethod.Get, path);
        return await SendAsync(request, answer, cancellationToken);
    }

    public async Task<string> GetTextAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Of(HttpMethod.Get, path);
        using var response = await AnswerAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Of(HttpMethod.Delete, path);
        using var response = await AnswerAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    public async IAsyncEnumerable<SseItem<string>> EventsAsync(
        HttpRequestMessage request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(EventStream));
        using var response = await AnswerAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
            yield return item;
    }

    async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var response = await AnswerAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return await response.Content.ReadFromJsonAsync(answer, cancellationToken)
            ?? throw new JsonException($"{request.RequestUri} answered null");
    }

    async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        var response = await http.SendAsync(request, completion, cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw await ProblemOfAsync(response, cancellationToken);
    }

    // What stands between, such as a proxy, answers in shapes of its own.
    static async Task<ProblemException> ProblemOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ProblemDetails? problem = null;
        if (response.Content.Headers.ContentType?.MediaType == Problem)
            problem = await response.Content.ReadFromJsonAsync(ClientJson.Default.ProblemDetails, cancellationToken);
        return new ProblemException(
            response.StatusCode, problem?.Type, problem?.Title ?? response.ReasonPhrase ?? $"{response.StatusCode}", problem?.Detail)
        {
            Details = problem?.Others ?? [],
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }
}
