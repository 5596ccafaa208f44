using Microsoft.Extensions.AI;
using SemanticSearch.Indexing;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Answering;

public sealed class QuestionAnswererTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_language_model_sentences_of_the_passages_answer()
    {
        await using var library = await WithMemoAsync();

        var answer = await library.Answerer.AskAsync(new AskRequest { Question = "When did Egypt close the canal?" }, Cancel);

        Assert.Equal(AnswerKind.Extractive, answer.Answer.Kind);
        Assert.Contains("Egypt closed the canal in 1956.", answer.Answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Warnings);
        var source = answer.Answer.Sentences[0].Sources[0];
        Assert.Contains(answer.Search.Passages, passage => passage.Citation == source.Passage);
        Assert.Equal(answer.Answer.Sentences[0].Text, (await library.Searcher.ResolveAsync(source.Citation, new ContextWindow(), Cancel)).Text);
    }

    [Fact]
    public async Task What_a_language_model_makes_up_is_marked()
    {
        var model = new ScriptedModel(
            "Egypt closed the canal in 1956. [1] ", "The President spoke of \"a thousand years of war\". [1] ", "It rained. ", "Britain agreed. [7]\n---\nWhy?\n");
        await using var library = await WithMemoAsync(model);

        var answer = await library.Answerer.AskAsync(new AskRequest { Question = "When did Egypt close the canal?" }, Cancel);

        var sentences = answer.Answer.Sentences;
        Assert.Equal(AnswerKind.Generated, answer.Answer.Kind);
        Assert.Equal([1, 1, 0, 0], sentences.Select(sentence => sentence.Sources.Count));
        Assert.Equal("a thousand years of war", Assert.Single(sentences[1].UnverifiedQuotes));
        Assert.Equal(2, answer.Warnings.Count);
        Assert.Equal("Why?", Assert.Single(answer.Answer.FollowUps));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task If_the_model_fails_sentences_of_the_passages_stand(bool hangs)
    {
        var model = new ScriptedModel("Egypt closed it. [1] It ", "rained. Then") { Hangs = hangs, Failure = new HttpRequestException("no route to host") };
        await using var library = await WithMemoAsync(model, ("Answering:TimeoutSeconds", "1"));

        var steps = await library.Answerer.AnswerAsync(new AskRequest { Question = "When did Egypt close the canal?" }, Cancel).ToListAsync(Cancel);

        Assert.Equal(["passages", "sentence", "sentence", "restart"], steps.Take(4).Select(step => step.Name));
        var end = Assert.IsType<AnswerEnded>(steps[^1]);
        Assert.Equal(AnswerKind.Extractive, end.Answer.Kind);
        Assert.NotEmpty(end.Answer.Sentences);
        Assert.Contains(hangs ? "longer than 1 seconds" : "cannot be reached", Assert.Single(end.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "broke off")]
    [InlineData("content_filter", "does not want to go on")]
    public async Task An_answer_that_breaks_off_does_not_stand(string? finish, string reason)
    {
        var model = new ScriptedModel("Egypt closed it. [1] It ", "rained. Then the") { Finish = finish is null ? null : new ChatFinishReason(finish) };
        await using var library = await WithMemoAsync(model);

        var answer = await library.Answerer.AskAsync(new AskRequest { Question = "When did Egypt close the canal?" }, Cancel);

        Assert.Equal(AnswerKind.Extractive, answer.Answer.Kind);
        Assert.Contains(reason, Assert.Single(answer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_becomes_too_long_stands_as_far_as_its_last_whole_sentence()
    {
        var model = new ScriptedModel("Egypt closed the canal. [1] Ships waited. [1] And then the") { Finish = ChatFinishReason.Length };
        await using var library = await WithMemoAsync(model);

        var answer = await library.Answerer.AskAsync(new AskRequest { Question = "When did Egypt close the canal?" }, Cancel);

        Assert.Equal((AnswerKind.Generated, "Ships waited."), (answer.Answer.Kind, answer.Answer.Sentences[^1].Text));
        Assert.Contains("too long", Assert.Single(answer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_model_says_of_its_failure_is_not_passed_on()
    {
        var model = new ScriptedModel { Failure = new InvalidOperationException("401 Incorrect API key: sk-secret, http://internal:9999") };
        await using var library = await WithMemoAsync(model);

        var answer = await library.Answerer.AskAsync(
            new AskRequest { Question = "And when?", Conversation = [new ConversationTurn { Role = ConversationRole.User, Text = "Who closed the canal?" }] }, Cancel);

        Assert.Equal(2, answer.Warnings.Count);
        Assert.All(answer.Warnings, warning => Assert.DoesNotContain("secret", warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_who_leaves_is_no_failure_of_the_model()
    {
        await using var library = await WithMemoAsync(new ScriptedModel("Egypt closed it. [1] It rained. [1] ") { Hangs = true });
        using var leaving = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var step in library.Answerer.AnswerAsync(new AskRequest { Question = "Egypt?" }, leaving.Token))
                if (step is SentenceWritten)
                    await leaving.CancelAsync();
        });
    }

    [Fact]
    public async Task A_conversation_becomes_a_question_that_stands_alone()
    {
        var model = new ScriptedModel("In 1956. [1]") { Rewriting = "\"When did Egypt close the canal?\"\n" };
        await using var library = await WithMemoAsync(model);

        var answer = await library.Answerer.AskAsync(
            new AskRequest { Question = "And when?", Conversation = [new ConversationTurn { Role = ConversationRole.User, Text = "Who closed the canal?" }] }, Cancel);

        Assert.Equal(("And when?", "When did Egypt close the canal?"), (answer.Question, answer.Search.Query));
        Assert.Contains("Who closed the canal?", model.Asked[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_model_a_conversation_is_left_out_and_that_is_said()
    {
        await using var library = await WithMemoAsync();

        var answer = await library.Answerer.AskAsync(
            new AskRequest { Question = "Canal?", Conversation = [new ConversationTurn { Role = ConversationRole.User, Text = "Who?" }] }, Cancel);

        Assert.Contains("not taken into account", Assert.Single(answer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_relevant_is_answered_by_nothing_and_why()
    {
        await using var library = await WithMemoAsync(new ScriptedModel("It must not be asked."));

        var answer = await library.Answerer.AskAsync(
            new AskRequest { Question = "canal", Filter = Filter.Compare(FilterType.Eq, "year", 1812) }, Cancel);

        Assert.Empty(answer.Answer.Sentences);
        Assert.NotNull(answer.Search.EmptyReason);
    }

    [Theory]
    [InlineData("", 10, 5)]
    [InlineData("canal", 0, 5)]
    [InlineData("canal", 51, 5)]
    [InlineData("canal", 10, 21)]
    public async Task A_field_out_of_its_range_is_refused(string question, int passages, int sentences)
    {
        await using var library = await WithMemoAsync();

        var refusal = await Assert.ThrowsAsync<SemanticSearchException>(() =>
            library.Answerer.AskAsync(new AskRequest { Question = question, Passages = passages, Sentences = sentences }, Cancel));

        Assert.Equal(ErrorKind.InvalidRequest, refusal.Kind);
    }

    [Fact]
    public async Task A_conversation_without_a_turn_in_a_place_is_refused()
    {
        await using var library = await WithMemoAsync();

        var refusal = await Assert.ThrowsAsync<SemanticSearchException>(() =>
            library.Answerer.AskAsync(new AskRequest { Question = "canal", Conversation = [null!] }, Cancel));

        Assert.Equal(ErrorKind.InvalidRequest, refusal.Kind);
    }

    static async Task<Library> WithMemoAsync(IChatClient? model = null, params (string, string)[] settings)
    {
        var library = new Library(model, settings);
        var memo = Some.Source("memo.txt", "Ships waited at sea. Egypt closed the canal in 1956. The harvest was good.");
        Assert.Equal(IndexOutcome.Added, (await library.Indexer.IndexAsync("default", memo, Cancel)).Outcome);
        return library;
    }
}
