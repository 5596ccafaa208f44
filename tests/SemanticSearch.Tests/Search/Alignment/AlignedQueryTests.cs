using System.Numerics.Tensors;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Search.Alignment;

namespace SemanticSearch.Tests.Search.Alignment;

public sealed class AlignedQueryTests : IAsyncLifetime
{
    SentenceModel? _model;

    public async ValueTask InitializeAsync() =>
        _model = await SentenceModel.LoadAsync(ModelLibrary.BuiltInFolder, 1, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _model!.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("The ministers withdrew their troops from Sinai.")]
    [InlineData("Łódź, 1958: «жизнь» 東京 !")]
    [InlineData("")]
    public async Task A_texts_similarity_is_that_of_the_models_own_embeddings(string text)
    {
        const string Question = "Who withdrew soldiers?";
        var embeddings = await _model!.Passages.GenerateAsync([Question, text], null, TestContext.Current.CancellationToken);

        Assert.Equal(TensorPrimitives.Dot(embeddings[0].Vector.Span, embeddings[1].Vector.Span), Query(Question).Similarity(text), 1e-4f);
    }

    [Fact]
    public void A_text_that_has_all_words_is_fully_aligned_in_any_order() =>
        Assert.Equal(1, Score(Query("soldiers withdrew"), "They withdrew. The soldiers left.").Words, 1e-5);

    [Fact]
    public void Other_words_of_like_meaning_align_better_than_words_of_another()
    {
        var query = Query("soldiers");

        Assert.True(Score(query, "the troops").Words > Score(query, "the harvest").Words);
    }

    [Fact]
    public void The_best_sentence_counts_whatever_stands_beside_it()
    {
        var query = Query("the withdrawal of troops");

        var alone = Score(query, "Troops were withdrawn.").Sentence;
        Assert.Equal(alone, Score(query, "Lunch was served. Troops were withdrawn. It rained.").Sentence, 1e-5);
    }

    [Fact]
    public void A_query_without_words_aligns_with_nothing() => Assert.Null(AlignedQuery.Of(" ", _model!.Tokens!));

    AlignmentScore Score(AlignedQuery query, string text) => query.Score(AlignedText.Of(text, _model!.Tokens!));

    AlignedQuery Query(string query) => AlignedQuery.Of(query, _model!.Tokens!)!;
}
