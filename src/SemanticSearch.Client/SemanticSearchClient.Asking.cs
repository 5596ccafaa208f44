using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SemanticSearch.Client;

public sealed partial class SemanticSearchClient
{
    /// <summary>Answers a question from passages, every sentence with its sources.</summary>
    public Task<AskResponse> AskAsync(AskRequest request, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, "v1/ask", request, ClientJson.Default.AskRequest, ClientJson.Default.AskResponse, cancellationToken);

    /// <summary>The same as it comes: the passages first, then sentence by sentence, at last the whole answer.</summary>
    public async IAsyncEnumerable<AskEvent> AskStreamingAsync(
        AskRequest question, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = _requests.Of(HttpMethod.Post, "v1/ask", question, ClientJson.Default.AskRequest);
        await foreach (var step in _requests.EventsAsync(request, cancellationToken))
            if (EventOf(step.EventType, step.Data) is { } known)
                yield return known;
    }

    // What a later server sends besides is passed over.
    static AskEvent? EventOf(string name, string data) => name switch
    {
        "passages" => JsonSerializer.Deserialize(data, ClientJson.Default.PassagesFound),
        "sentence" => JsonSerializer.Deserialize(data, ClientJson.Default.SentenceWritten),
        "restart" => JsonSerializer.Deserialize(data, ClientJson.Default.AnswerRestarted),
        "end" => JsonSerializer.Deserialize(data, ClientJson.Default.AnswerEnded),
        _ => null,
    };
}
