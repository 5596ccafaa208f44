using SemanticSearch.Evaluation;

namespace SemanticSearch.Tests.Evaluation;

public sealed class MeasureTests
{
    static readonly JudgedQuery Judged = new("1", "x", new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["c"] = 0 });

    [Fact]
    public void Answers_are_measured_where_every_query_has_one()
    {
        var answered = Judged with { Answer = new AnswerSpan("a", "y") };

        Assert.Equal(
            ["ndcg@10", "recall@5", "recall@10", "recall@100", "mrr@10"], Measure.For([answered, Judged]).Select(measure => measure.Name));
        Assert.Equal(["hit@1", "hit@5", "hit@10"], Measure.For([answered]).Where(measure => measure.IsOfAnswers).Select(measure => measure.Name));
    }

    [Fact]
    public void A_hit_is_an_answer_among_the_passages_that_are_asked_for()
    {
        var ranking = new QueryRanking(Judged, []) { AnsweredAt = [5, 10], AnswerRank = 7 };

        Assert.Equal([0.0, 1.0, 1.0], Measure.All.Where(measure => measure.IsOfAnswers).Select(measure => measure.Of(ranking)));
    }

    [Fact]
    public void The_first_relevant_rank_passes_over_what_is_judged_not_to_be()
    {
        Assert.Equal(3, new QueryRanking(Judged, ["c", "x", "b", "a"]).FirstRelevant);
        Assert.Null(new QueryRanking(Judged, ["c", "x"]).FirstRelevant);
    }

    [Theory]
    [InlineData("The treaty was\n signed in Rome.", true)]
    [InlineData("the treaty was signed in Rome.", false)]
    [InlineData("The treaty was", false)]
    public void A_span_is_compared_by_letters_and_not_by_white_space(string text, bool expected) =>
        Assert.Equal(expected, new AnswerSpan("a", "The treaty was signed  in Rome.").IsIn(text));
}
