using System.Text.Json.Serialization;

namespace SemanticSearch.Api.OpenAi.Chat;

/// <summary>An answer to a chat, or a piece of it.</summary>
/// <param name="Id">Names it; pieces of an answer have the same.</param>
/// <param name="Object">Whether it is the whole or a piece.</param>
/// <param name="Created">When it was begun, in seconds since 1970.</param>
/// <param name="Model">The model as it was named.</param>
/// <param name="Choices">The answer.</param>
sealed record ChatCompletion(string Id, string Object, long Created, string Model, IReadOnlyList<ChatChoice> Choices)
{
    const string Stop = "stop";

    /// <summary>What the reader should know of how the answer came about, told at its end; not OpenAI's, and left out where there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>The whole answer.</summary>
    public ChatCompletion Whole(AnswerText answer, IReadOnlyList<string> warnings) => this with
    {
        Warnings = AnyOf(warnings),
        Object = "chat.completion",
        Choices = [new ChatChoice(0, Stop) { Message = new ChatContent(answer.Text) { Role = "assistant", Annotations = answer.Annotations } }],
    };

    /// <summary>A piece.</summary>
    public ChatCompletion Piece(ChatContent delta) => this with { Choices = [new ChatChoice(0, null) { Delta = delta }] };

    /// <summary>The last piece, which adds nothing.</summary>
    public ChatCompletion End(IReadOnlyList<string> warnings) => this with
    {
        Warnings = AnyOf(warnings),
        Choices = [new ChatChoice(0, Stop) { Delta = new ChatContent(null) }],
    };

    /// <summary>A completion that begins.</summary>
    public static ChatCompletion Begin(string model, TimeProvider time) =>
        new($"chatcmpl-{Guid.NewGuid():N}", "chat.completion.chunk", time.GetUtcNow().ToUnixTimeSeconds(), model, []);

    static IReadOnlyList<string>? AnyOf(IReadOnlyList<string> warnings) => warnings.Count > 0 ? warnings : null;
}
