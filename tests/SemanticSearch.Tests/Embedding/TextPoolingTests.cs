using SemanticSearch.Embedding;

namespace SemanticSearch.Tests.Embedding;

public class TextPoolingTests
{
    static readonly float[] TokenVectors = [3, 0, 0, 0, 4, 0];

    [Fact]
    public void Mean_pooling_averages_the_tokens_and_scales_to_length_one()
    {
        var result = new float[3];
        TextPooling.Pool(Pooling.Mean, TokenVectors, result);

        Assert.Equal([0.6f, 0.8f, 0f], result);
    }

    [Fact]
    public void Cls_pooling_takes_the_first_token_and_scales_to_length_one()
    {
        var result = new float[3];
        TextPooling.Pool(Pooling.Cls, TokenVectors, result);

        Assert.Equal([1f, 0f, 0f], result);
    }

    [Fact]
    public void A_zero_vector_stays_zero()
    {
        var result = new float[] { 9, 9 };
        TextPooling.Pool(Pooling.Mean, [1, 1, -1, -1], result);

        Assert.Equal([0f, 0f], result);
    }
}
