using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace SemanticSearch.Answering;

/// <summary>Has a language model write answers from passages.</summary>
/// <param name="client">The model.</param>
/// <param name="options">Its limits.</param>
/// <param name="time">Measures them.</param>
sealed class GroundedWriter(IChatClient client, AnsweringOptions options, TimeProvider time)
{
    /// <summary>The passages that the model is given of those that were found: the best, as far as there is room.</summary>
    public IReadOnlyList<Passage> Given(IReadOnlyList<Passage> found)
    {
        var left = options.PassageCharacters;
        return [.. found.TakeWhile((passage, place) => (left -= passage.Text.Length) >= 0 || place == 0)];
    }

    /// <summary>Writes an answer, a sentence at a time as each is complete.</summary>
    /// <param name="question">The question, standing alone.</param>
    /// <param name="passages">The passages, numbered from 1 in their order.</param>
    /// <param name="draft">Takes what is written.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="ModelTimeoutException">The model took too long.</exception>
    /// <exception cref="BrokenAnswerException">What it wrote broke off, for another reason than its length.</exception>
    public async IAsyncEnumerable<CitedSentence> WriteAsync(
        string question, IReadOnlyList<Passage> passages, AnswerDraft draft, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var updates = client.GetStreamingResponseAsync(
            GroundedPrompt.Of(question, passages), new ChatOptions { Temperature = 0, MaxOutputTokens = options.OutputTokens }, linked.Token);
        await using var reading = updates.GetAsyncEnumerator(linked.Token);
        ChatFinishReason? reason = null;
        while (await MoveNextAsync(reading, limit.Token, cancellationToken))
        {
            reason = reading.Current.FinishReason ?? reason;
            foreach (var sentence in draft.Append(reading.Current.Text))
                yield return sentence;
        }
        foreach (var sentence in End(draft, reason))
            yield return sentence;
    }

    /// <summary>Makes a question of a conversation's last one that can be understood without the rest.</summary>
    /// <exception cref="ModelTimeoutException">The model took too long.</exception>
    public async Task<string> StandAloneAsync(
        IReadOnlyList<ConversationTurn> conversation, string question, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.RewriteTimeoutSeconds), time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var answer = await client.GetResponseAsync(
                StandaloneQuestion.Prompt(conversation, question), new ChatOptions { Temperature = 0, MaxOutputTokens = options.OutputTokens }, linked.Token);
            return StandaloneQuestion.Read(answer.Text) ?? question;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelTimeoutException(options.RewriteTimeoutSeconds);
        }
    }

    // A connection that closes looks like an end; only who has finished says so.
    static IReadOnlyList<CitedSentence> End(AnswerDraft draft, ChatFinishReason? reason)
    {
        if (reason == ChatFinishReason.Length)
        {
            draft.CutOff();
            return [];
        }
        if (reason == ChatFinishReason.ContentFilter)
            throw new BrokenAnswerException("it does not want to go on");
        return reason is null ? throw new BrokenAnswerException("its answer broke off") : draft.Finish();
    }

    async Task<bool> MoveNextAsync(IAsyncEnumerator<ChatResponseUpdate> reading, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            return await reading.MoveNextAsync();
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelTimeoutException(options.TimeoutSeconds);
        }
    }
}
