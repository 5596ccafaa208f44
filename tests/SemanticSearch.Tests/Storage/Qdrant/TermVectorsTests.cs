using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class TermVectorsTests
{
    [Theory]
    [InlineData("", 0x811C9DC5u)]
    [InlineData("a", 0xE40C292Cu)]
    [InlineData("foobar", 0xBF9CF968u)]
    public void Ids_are_those_of_FNV_1a(string term, uint id) => Assert.Equal(id, TermVectors.IdOf(term));

    [Fact]
    public void A_term_of_any_length_has_an_id_and_every_letter_counts()
    {
        var term = string.Concat(Enumerable.Repeat("é😀x", 300));

        Assert.NotEqual(TermVectors.IdOf(term), TermVectors.IdOf(term.AsSpan(0, term.Length - 1)));
        Assert.NotEqual(TermVectors.IdOf(term), TermVectors.IdOf($"y{term[1..]}"));
    }

    [Fact]
    public void Frequent_terms_count_more_and_less_so_the_longer_the_chunk()
    {
        var shorter = TermVectors.Of(TermFrequencies.Of(new IndexedTerms("treati arm treati", "=treaties", 3)), meanLength: 3);
        var longer = TermVectors.Of(TermFrequencies.Of(new IndexedTerms("treati arm treati", "=treaties", 12)), meanLength: 3);

        Assert.Equal(2 * 2.2 / (2 + 1.2), Value(shorter, "treati"), 1e-6);
        Assert.Equal(1, Value(shorter, "arm"), 1e-6);
        Assert.Equal(1, Value(shorter, "=treaties"), 1e-6);
        Assert.Equal(2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 4)), Value(longer, "treati"), 1e-6);
        Assert.Equal(3, shorter.Indices.Count);
    }

    [Fact]
    public void A_text_without_terms_is_an_empty_vector() => Assert.Empty(TermVectors.Of(TermFrequencies.Of(new IndexedTerms("", "", 0)), 80).Indices);

    [Fact]
    public void A_query_has_the_weights_of_its_terms()
    {
        var query = TermVectors.OfQuery([new WeightedTerm("treati", 1), new WeightedTerm("=treaties", 0.5)]);

        Assert.Equal(1, Value(query, "treati"));
        Assert.Equal(0.5, Value(query, "=treaties"));
    }

    static double Value(global::Qdrant.Client.Grpc.SparseVector vector, string term) =>
        vector.Values[vector.Indices.IndexOf(TermVectors.IdOf(term))];
}
