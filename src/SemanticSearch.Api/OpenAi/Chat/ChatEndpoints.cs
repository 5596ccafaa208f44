using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Answering;
using SemanticSearch.Api.Asking;
using SemanticSearch.Api.Contract;
using SemanticSearch.Mcp;

namespace SemanticSearch.Api.OpenAi.Chat;

/// <summary>Chats that a collection answers, every sentence with its sources.</summary>
static class ChatEndpoints
{
    const string Done = "[DONE]";

    public static void MapChat(this IEndpointRouteBuilder routes) => routes.MapPost("/chat/completions", AnswerAsync);

    static async Task<Results<JsonHttpResult<ChatCompletion>, ServerSentEventsResult<string>>> AnswerAsync(
        HttpRequest request, QuestionAnswerer answerer, PassageAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        var chat = await ForeignJson.ReadAsync<ChatRequest>(request, cancellationToken);
        var completion = ChatCompletion.Begin(chat.Model, time);
        if (chat.Stream == true)
        {
            var steps = await AnswerSteps.BeginAsync(answerer, chat.ToQuestion(), cancellationToken);
            return TypedResults.ServerSentEvents(PiecesOf(steps, completion, address, cancellationToken));
        }
        var answer = await answerer.AskAsync(chat.ToQuestion(), cancellationToken);
        var text = new AnswerText(answer.Search.Passages, answer.Search.Collection, address);
        foreach (var sentence in answer.Answer.Sentences)
            text.Add(sentence);
        if (answer.Answer.Sentences.Count == 0)
            text.Add(Nothing(answer.Search));
        return ForeignJson.Of(completion.Whole(text, [.. answer.Search.Warnings, .. answer.Warnings]));
    }

    static async IAsyncEnumerable<SseItem<string>> PiecesOf(
        IAsyncEnumerable<AskEvent> steps,
        ChatCompletion completion,
        PassageAddress address,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PassagesFound? found = null;
        var text = new AnswerText([], "", address);
        await foreach (var step in steps.WithCancellation(cancellationToken))
            switch (step)
            {
                case PassagesFound passages:
                    found = passages;
                    text = new AnswerText(passages.Search.Passages, passages.Search.Collection, address);
                    yield return Item(completion.Piece(new ChatContent("") { Role = "assistant" }));
                    break;
                case SentenceWritten written:
                    yield return Item(completion.Piece(text.Add(written.Sentence)));
                    break;
                // What was sent cannot be taken back.
                case AnswerRestarted restarted:
                    yield return Item(completion.Piece(text.Add($"What is written above does not stand: {restarted.Reason}. Sentences of the sources follow.")));
                    break;
                case AnswerEnded ended:
                    if (ended.Answer.Sentences.Count == 0)
                        yield return Item(completion.Piece(text.Add(Nothing(found!.Search))));
                    yield return Item(completion.End([.. found!.Search.Warnings, .. ended.Warnings]));
                    break;
            }
        yield return new SseItem<string>(Done);
    }

    static SseItem<string> Item(ChatCompletion piece) => new(JsonSerializer.Serialize(piece, ForeignJson.Options));

    static string Nothing(SearchResponse search) => $"Nothing was found that answers this. {search.EmptyReason}".TrimEnd();
}
