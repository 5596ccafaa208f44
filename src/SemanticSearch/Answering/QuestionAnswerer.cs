using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemanticSearch.Embedding;
using SemanticSearch.Search;
using SemanticSearch.Search.Alignment;

namespace SemanticSearch.Answering;

/// <summary>
/// Answers questions from the passages of a collection, every sentence with its sources: by sentences of the passages, or, where a language
/// model is set, in its words, held to the passages. Safe from any thread.
/// </summary>
public sealed class QuestionAnswerer
{
    readonly PassageSearcher _searcher;
    readonly LoadedModels _models;
    readonly GroundedWriter? _writer;
    readonly ILogger _logger;

    QuestionAnswerer(PassageSearcher searcher, LoadedModels models, GroundedWriter? writer, ILogger logger) =>
        (_searcher, _models, _writer, _logger) = (searcher, models, writer, logger);

    /// <summary>One of the services that were added, with the <see cref="IChatClient"/> among them, if there is one.</summary>
    internal static QuestionAnswerer Of(IServiceProvider services)
    {
        var writer = services.GetService<IChatClient>() is { } client
            ? new GroundedWriter(client, services.GetRequiredService<IOptions<AnsweringOptions>>().Value, services.GetRequiredService<TimeProvider>())
            : null;
        return new QuestionAnswerer(
            services.GetRequiredService<PassageSearcher>(),
            services.GetRequiredService<LoadedModels>(),
            writer,
            services.GetRequiredService<ILogger<QuestionAnswerer>>());
    }

    /// <summary>Answers a question.</summary>
    /// <exception cref="SemanticSearchException">As <see cref="PassageSearcher.SearchAsync"/>, and <see cref="ErrorKind.InvalidRequest"/> for a
    /// field of the question that is out of its range.</exception>
    public async Task<AskResponse> AskAsync(AskRequest request, CancellationToken cancellationToken)
    {
        PassagesFound? found = null;
        await foreach (var step in AnswerAsync(request, cancellationToken))
        {
            found = step as PassagesFound ?? found;
            if (step is AnswerEnded end)
                return new AskResponse(request.Question, end.Answer, found!.Search, end.Warnings);
        }
        throw new InvalidOperationException("an answer ended without its end");
    }

    /// <summary>Answers a question step by step: <see cref="PassagesFound"/>, then a <see cref="SentenceWritten"/> for each sentence, with an
    /// <see cref="AnswerRestarted"/> among them where a language model failed after it had begun, and <see cref="AnswerEnded"/>.</summary>
    /// <exception cref="SemanticSearchException">As the other.</exception>
    public async IAsyncEnumerable<AskEvent> AnswerAsync(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        AskRules.Check(request);
        using var activity = Telemetry.Activities.StartActivity("ask");
        var warnings = new List<string>();
        var writer = request.Generate ? _writer : null;
        var question = await StandAloneAsync(request, writer, warnings, cancellationToken);
        var search = await _searcher.SearchAsync(
            new SearchRequest { Query = question, Collection = request.Collection, Filter = request.Filter, Limit = request.Passages }, cancellationToken);
        yield return new PassagesFound(request.Question, search);

        var aligned = await new QueryAligner(_models, warnings).OfAsync(question, own: null, cancellationToken);
        if (writer is not null && search.Passages.Count > 0)
        {
            var generated = new GeneratedAnswer(writer, question, search.Passages, aligned?.Vectors, _logger);
            await foreach (var sentence in generated.WriteAsync(cancellationToken))
                yield return new SentenceWritten(sentence);
            if (generated.Answer is { } answer)
            {
                yield return new AnswerEnded(answer, [.. warnings, .. generated.Warnings]);
                yield break;
            }
            warnings.AddRange(generated.Warnings);
            if (generated.HasBegun)
                yield return new AnswerRestarted(generated.Warnings[^1]);
        }
        var sentences = search.Passages.Count == 0 ? [] : new ExtractiveAnswer(question, aligned).Of(search.Passages, request.Sentences);
        foreach (var sentence in sentences)
            yield return new SentenceWritten(sentence);
        yield return new AnswerEnded(new Answer(AnswerKind.Extractive, sentences), warnings);
    }

    async Task<string> StandAloneAsync(AskRequest request, GroundedWriter? writer, List<string> warnings, CancellationToken cancellationToken)
    {
        if (request.Conversation.Count == 0)
            return request.Question;
        if (writer is null)
        {
            warnings.Add("the conversation was not taken into account: no language model makes a question of it; ask one that stands alone");
            return request.Question;
        }
        try
        {
            return await writer.StandAloneAsync(request.Conversation, request.Question, cancellationToken);
        }
        // A client of any maker may throw anything; whatever it is, the question can be searched for.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.RewritingFailed(e);
            warnings.Add($"the conversation was not taken into account: the language model failed, {ModelFailure.ReasonOf(e)}");
            return request.Question;
        }
    }
}
