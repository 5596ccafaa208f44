using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class DocumentVectorsTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public void Terms_that_occur_all_as_often_score_exactly_by_any_mean(double mean)
    {
        var length = (long)mean * 2;

        Assert.Equal(Bm25([3, 3, 3], length, mean), DocumentVectors.Bm25(Score([3, 3, 3], length), mean), 1e-6);
    }

    [Fact]
    public void Others_score_nearly_so()
    {
        var random = new Random(7);
        foreach (var mean in new[] { 130.0, 500, 2_000, 5_000 })
        {
            for (var i = 0; i < 500; i++)
            {
                var length = (long)(mean * Math.Exp(random.NextDouble() - 0.5));
                var counts = Enumerable.Range(0, 1 + random.Next(12)).Select(_ => 1 + (int)(random.NextDouble() * random.NextDouble() * 8)).ToArray();
                var exact = Bm25(counts, length, mean);

                Assert.InRange(DocumentVectors.Bm25(Score(counts, length), mean), exact * 0.96, exact * 1.04);
            }
        }
    }

    [Fact]
    public void Nothing_scores_nothing() => Assert.Equal(0, DocumentVectors.Bm25(new DocumentScore(0, 0, 0), 100));

    [Fact]
    public void A_document_without_words_has_no_vectors() => Assert.Empty(DocumentVectors.Of([TermFrequencies.Of(new IndexedTerms("", "", 0))]));

    [Fact]
    public void The_words_of_all_chunks_are_in_both_vectors()
    {
        var vectors = DocumentVectors.Of(
            [TermFrequencies.Of(new IndexedTerms("treati arm", "=treaties", 3)), TermFrequencies.Of(new IndexedTerms("treati", "", 1))]).ToList();

        Assert.Equal([DocumentVectors.BySmallMean, DocumentVectors.ByGreatMean], vectors.Select(vector => vector.Name));
        Assert.All(vectors, vector => Assert.Equal(3, vector.Vector.Indices.Count));
    }

    [Theory]
    [InlineData(100, DocumentVectors.BySmallMean)]
    [InlineData(2_000, DocumentVectors.ByGreatMean)]
    public void Documents_are_found_by_the_vector_whose_mean_is_nearer(double mean, string name) =>
        Assert.Equal(name, DocumentVectors.Nearest(mean));

    static DocumentScore Score(int[] counts, long length) => new(Bm25(counts, length, 300), Bm25(counts, length, 3_000), length);

    static double Bm25(int[] counts, long length, double mean) =>
        counts.Sum(count => 2.2 * count / (count + (1.2 * (0.25 + (0.75 * length / mean)))));
}
