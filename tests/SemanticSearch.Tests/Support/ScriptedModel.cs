using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace SemanticSearch.Tests.Support;

/// <summary>A language model that writes what a test tells it, piece by piece, and remembers what it was asked.</summary>
sealed class ScriptedModel(params string[] pieces) : IChatClient
{
    /// <summary>What it throws after its pieces; null for nothing.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Why it ends; null where its answer breaks off.</summary>
    public ChatFinishReason? Finish { get; init; } = ChatFinishReason.Stop;

    /// <summary>Whether it never ends.</summary>
    public bool Hangs { get; init; }

    /// <summary>What it answers where it is not asked to stream.</summary>
    public string Rewriting { get; init; } = "";

    /// <summary>The messages of every request, as text.</summary>
    public List<string> Asked { get; } = [];

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Remember(messages);
        return Failure is not null ? Task.FromException<ChatResponse>(Failure) : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Rewriting)));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Remember(messages);
        foreach (var piece in pieces)
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        if (Hangs)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        if (Failure is not null)
            throw Failure;
        if (Finish is { } reason)
            yield return new ChatResponseUpdate(ChatRole.Assistant, "") { FinishReason = reason };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    void Remember(IEnumerable<ChatMessage> messages) => Asked.Add(string.Join('\n', messages.Select(message => message.Text)));
}
