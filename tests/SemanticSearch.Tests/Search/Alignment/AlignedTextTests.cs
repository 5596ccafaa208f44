using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Search.Alignment;

namespace SemanticSearch.Tests.Search.Alignment;

public sealed class AlignedTextTests
{
    [Fact]
    public async Task A_texts_best_sentence_is_as_similar_as_it_is_alone()
    {
        const string First = "The ministers withdrew their troops from Sinai.";
        const string Second = "Lunch was served at noon.";
        using var model = await SentenceModel.LoadAsync(ModelLibrary.BuiltInFolder, 1, TestContext.Current.CancellationToken);
        var query = AlignedQuery.Of("Who withdrew soldiers?", model.Tokens!)!;

        var text = AlignedText.Of($"{First} {Second}", model.Tokens!);

        Assert.Equal(2, text.Ends.Length);
        Assert.Equal(text.Tokens.Length, text.Ends[^1]);
        Assert.Equal(Math.Max(query.Similarity(First), query.Similarity(Second)), query.Score(text).Sentence, 1e-5);
    }
}
