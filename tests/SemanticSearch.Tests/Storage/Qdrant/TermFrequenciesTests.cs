using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class TermFrequenciesTests
{
    [Fact]
    public void Every_term_is_counted_in_the_order_of_its_number()
    {
        var counted = TermFrequencies.Of(new IndexedTerms("treati arm treati", "=treaties", 3));

        Assert.Equal(counted.Ids.Order(), counted.Ids);
        Assert.Equal((2, 1, 1, 3L), (Of(counted, "treati"), Of(counted, "arm"), Of(counted, "=treaties"), counted.Length));
    }

    [Fact]
    public void Chunks_together_have_what_a_chunk_of_all_their_terms_has()
    {
        var (first, second) = (new IndexedTerms("treati arm treati", "=treaties", 3), new IndexedTerms("sea treati law", "", 3));

        var sum = TermFrequencies.Sum([TermFrequencies.Of(first), TermFrequencies.Of(second)]);

        var whole = TermFrequencies.Of(new IndexedTerms($"{first.Stems} {second.Stems}", first.Marked, 6));
        Assert.Equal((IEnumerable<uint>)whole.Ids, sum.Ids);
        Assert.Equal((IEnumerable<int>)whole.Frequencies, sum.Frequencies);
        Assert.Equal(6, sum.Length);
    }

    [Fact]
    public void Nothing_has_no_terms() => Assert.Empty(TermFrequencies.Sum([]).Ids);

    static int Of(TermFrequencies counted, string term) => counted.Frequencies[counted.Ids.ToList().IndexOf(TermVectors.IdOf(term))];
}
