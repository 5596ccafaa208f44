using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage;

public abstract partial class IndexStoreContract
{
    [Fact]
    public async Task Texts_of_candidates_are_read_in_their_order_and_not_those_of_other_writings()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.With("a", IndexedDocuments.Axis(0, Dimensions), IndexedDocuments.Axis(1, Dimensions)), Cancel);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("b", 2, Dimensions), Cancel);
        var query = new RetrievalQuery { Vector = IndexedDocuments.Axis(1, Dimensions), Depth = 10 };
        var found = (await _store.RetrieveAsync(_collection, query, Cancel)).Candidates.OrderByDescending(one => one.DocumentId).ThenByDescending(one => one.Ordinal).ToList();

        string?[] texts = ["Article 0 of b obliges.", "Article 1 of a obliges.", "Article 0 of a obliges."];
        Assert.Equal(texts, await _store.ReadTextsAsync(_collection, found, Cancel));

        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a", 1, Dimensions), Cancel);
        await _store.DeleteDocumentAsync(_collection, "b", Cancel);
        Assert.Equal([null, null, null], await _store.ReadTextsAsync(_collection, found, Cancel));
    }
}
