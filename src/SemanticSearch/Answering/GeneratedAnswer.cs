using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SemanticSearch.Embedding;

namespace SemanticSearch.Answering;

/// <summary>An answer that a language model writes, and whether it stands.</summary>
/// <param name="writer">Has the model write.</param>
/// <param name="question">The question, standing alone.</param>
/// <param name="found">The passages that were found.</param>
/// <param name="vectors">Compares words; null where no model does.</param>
/// <param name="logger">Is told of failures.</param>
sealed class GeneratedAnswer(GroundedWriter writer, string question, IReadOnlyList<Passage> found, TokenVectors? vectors, ILogger logger)
{
    readonly List<AnswerSentence> _sentences = [];
    readonly List<string> _warnings = [];

    /// <summary>The answer once it is written; null where the model failed or wrote nothing.</summary>
    public Answer? Answer { get; private set; }

    /// <summary>Whether a sentence was told.</summary>
    public bool HasBegun => _sentences.Count > 0;

    /// <summary>What the reader should know; at least why, where there is no answer.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Writes the answer, a checked sentence at a time.</summary>
    public async IAsyncEnumerable<AnswerSentence> WriteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var passages = writer.Given(found);
        var (check, draft) = (new AnswerCheck(passages, vectors), new AnswerDraft());
        await using var written = writer.WriteAsync(question, passages, draft, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(written, cancellationToken) is { } sentence)
        {
            _sentences.Add(check.Of(sentence));
            yield return _sentences[^1];
        }
        if (_warnings.Count > 0)
            yield break;
        if (_sentences.Count == 0)
        {
            _warnings.Add("the language model wrote nothing, so that the answer is made of sentences of the passages");
            yield break;
        }
        Answer = new Answer(AnswerKind.Generated, _sentences) { FollowUps = draft.FollowUps() };
        Warn();
        if (draft.IsCutOff)
            _warnings.Add("the language model was stopped where its answer became too long: it goes no further");
    }

    async Task<CitedSentence?> NextAsync(IAsyncEnumerator<CitedSentence> written, CancellationToken cancellationToken)
    {
        try
        {
            return await written.MoveNextAsync() ? written.Current : null;
        }
        // A client of any maker may throw anything; whatever it is, the passages can answer.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.ModelFailed(e);
            _warnings.Add($"the language model failed, so that the answer is made of sentences of the passages: {ModelFailure.ReasonOf(e)}");
            return null;
        }
    }

    void Warn()
    {
        if (_sentences.Count(sentence => sentence.Sources.Count == 0) is > 0 and var unfounded)
            _warnings.Add($"{unfounded} of {_sentences.Count} sentences name no passage that there is");
        if (_sentences.Sum(sentence => sentence.UnverifiedQuotes.Count) is > 0 and var quotes)
        {
            _warnings.Add(quotes == 1
                ? "1 quotation stands in none of the passages that its sentence names"
                : $"{quotes} quotations stand in none of the passages that their sentences name");
        }
    }
}
