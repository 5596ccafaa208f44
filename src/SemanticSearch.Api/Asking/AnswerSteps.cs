using System.Runtime.CompilerServices;
using SemanticSearch.Answering;

namespace SemanticSearch.Api.Asking;

/// <summary>The steps of an answer for a stream: what is wrong with a question is told before the stream begins.</summary>
static class AnswerSteps
{
    /// <summary>The steps, of which the first was made.</summary>
    /// <exception cref="SemanticSearchException">The question cannot be answered.</exception>
    public static async Task<IAsyncEnumerable<AskEvent>> BeginAsync(
        QuestionAnswerer answerer, AskRequest question, CancellationToken cancellationToken)
    {
        var steps = answerer.AnswerAsync(question, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            await steps.MoveNextAsync();
        }
        catch
        {
            await steps.DisposeAsync();
            throw;
        }
        return GoOnAsync(steps, cancellationToken);
    }

    static async IAsyncEnumerable<AskEvent> GoOnAsync(
        IAsyncEnumerator<AskEvent> steps, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (steps)
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return steps.Current;
            }
            while (await steps.MoveNextAsync());
    }
}
