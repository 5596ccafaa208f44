using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage;

public abstract partial class IndexStoreContract
{
    [Fact]
    public async Task The_nearest_chunks_come_first_with_their_cosine()
    {
        float[] near = [0.8f, 0.6f, .. new float[Dimensions - 2]];
        await _store.PutDocumentAsync(_collection, IndexedDocuments.With("far.md", IndexedDocuments.Axis(5, Dimensions)), Cancel);
        var document = IndexedDocuments.With("near.md", IndexedDocuments.Axis(1, Dimensions), near, IndexedDocuments.Axis(0, Dimensions));
        await _store.PutDocumentAsync(_collection, document, Cancel);

        var ranking = await DenseRanking.OfAsync(_store, _collection, IndexedDocuments.Axis(0, Dimensions), 2, Cancel);

        Assert.Equal(new SearchScope(2, 4), ranking.Scope);
        Assert.Equal([Describe(document.Chunks[2]), Describe(document.Chunks[1])], ranking.Chunks.Select(hit => Describe(hit.Chunk)));
        Assert.Equal(1, ranking.Chunks[0].Score, 1e-6);
        Assert.Equal(0.8, ranking.Chunks[1].Score, 1e-6);
        var stored = await _store.GetDocumentAsync(_collection, "near.md", Cancel);
        Assert.All(ranking.Chunks, hit => Assert.Equal(("near.md", stored!.Revision), (hit.DocumentId, hit.Revision)));
    }

    [Fact]
    public async Task Looking_for_documents_ends_when_it_is_cancelled()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a", 0, Dimensions), Cancel);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("b", 1, Dimensions), Cancel);
        using var ending = new CancellationTokenSource();
        var looked = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.FindDocumentsAsync(
            _collection,
            _ =>
            {
                looked++;
                ending.Cancel();
                return true;
            },
            ending.Token));

        Assert.Equal(1, looked);
    }

    [Fact]
    public async Task An_empty_collection_has_no_chunks_to_rank()
    {
        var ranking = await SearchAlongAsync(_store, _collection, 0);

        Assert.Empty(ranking.Chunks);
        Assert.Equal(new SearchScope(0, 0), ranking.Scope);
    }

    [Fact]
    public async Task Ties_are_ranked_by_document_id_and_ordinal()
    {
        foreach (var id in new[] { "c", "a", "b" })
            await _store.PutDocumentAsync(
                _collection, IndexedDocuments.With(id, IndexedDocuments.Axis(0, Dimensions), IndexedDocuments.Axis(0, Dimensions)), Cancel);

        var ranking = await DenseRanking.OfAsync(_store, _collection, IndexedDocuments.Axis(0, Dimensions), 5, Cancel);

        Assert.Equal(["a0", "a1", "b0", "b1", "c0"], ranking.Chunks.Select(hit => $"{hit.DocumentId}{hit.Chunk.Ordinal}"));
    }

    [Fact]
    public async Task Every_write_and_deletion_is_in_the_next_ranking()
    {
        var random = new Random(7);
        var written = new Dictionary<string, IndexedDocument>();
        for (var step = 0; step < 60; step++)
        {
            var id = $"document {random.Next(12)}";
            if (random.Next(3) == 0)
            {
                Assert.Equal(written.Remove(id), await _store.DeleteDocumentAsync(_collection, id, Cancel));
            }
            else
            {
                written[id] = IndexedDocuments.Exact(id, random.Next(6), Dimensions, random);
                await _store.PutDocumentAsync(_collection, written[id], Cancel);
            }
            var query = IndexedDocuments.ExactUnit(Dimensions, random);
            var ranking = await DenseRanking.OfAsync(_store, _collection, query, 8, Cancel);
            Assert.Equal(Rank(written.Values, query, 8), ranking.Chunks.Select(hit => (hit.Score, hit.DocumentId, hit.Chunk.Ordinal)));
            Assert.Equal(new SearchScope(written.Count, written.Values.Sum(document => document.Chunks.Count)), ranking.Scope);
        }
    }

    [Fact]
    public async Task What_another_process_writes_is_in_the_next_ranking()
    {
        var other = await OpenAnotherAsync();
        var seenByOther = await other.FindCollectionAsync("treaties", Cancel);
        Assert.Equal(_collection, seenByOther);

        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        Assert.Equal(1, Assert.Single((await SearchAlongAsync(other, _collection, 0)).Chunks).Score);

        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 1, Dimensions), Cancel);
        Assert.Equal(0, Assert.Single((await SearchAlongAsync(other, _collection, 0)).Chunks).Score);

        Assert.True(await other.DeleteDocumentAsync(_collection, "a.md", Cancel));
        Assert.Empty((await SearchAlongAsync(_store, _collection, 0)).Chunks);
        Assert.Empty((await SearchAlongAsync(other, _collection, 0)).Chunks);
    }

    [Fact]
    public async Task A_deleted_document_that_another_process_writes_again_is_back()
    {
        var other = await OpenAnotherAsync();
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("b.md", 0, Dimensions), Cancel);
        Assert.Equal(2, (await SearchAlongAsync(_store, _collection, 0)).Scope.Documents);

        await other.DeleteDocumentAsync(_collection, "a.md", Cancel);
        await other.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 3, Dimensions), Cancel);

        Assert.Equal(["a.md", "b.md"], (await SearchAlongAsync(_store, _collection, 3)).Chunks.Select(hit => hit.DocumentId));
    }

    [Fact]
    public async Task A_query_that_does_not_fit_is_refused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => DenseRanking.OfAsync(_store, _collection, new float[Dimensions + 1], 1, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => DenseRanking.OfAsync(_store, _collection, new float[Dimensions], 0, Cancel));
    }

    [Fact]
    public async Task A_cancelled_search_ends_and_the_next_one_works()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => DenseRanking.OfAsync(_store, _collection, IndexedDocuments.Axis(0, Dimensions), 1, new CancellationToken(canceled: true)));

        Assert.Single((await SearchAlongAsync(_store, _collection, 0)).Chunks);
    }

    [Fact]
    public async Task Searches_beside_writers_in_two_processes_see_whole_documents_only()
    {
        var other = await OpenAnotherAsync();
        IIndexStore[] stores = [_store, other];
        using var writing = new CancellationTokenSource();

        var searchers = stores.Concat(stores).Select(store => Task.Run(() => SearchUntilAsync(store, writing.Token), Cancel)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(stores[writer % 2], writer), Cancel)));
        await writing.CancelAsync();
        var searches = await Task.WhenAll(searchers);

        Assert.All(searches, count => Assert.True(count > 0));
        Assert.Equal(new SearchScope(8, 8 * 5), (await SearchAlongAsync(other, _collection, 0)).Scope);
    }

    // Every writing of a document has two or five chunks, all along one axis.
    async Task WriteAsync(IIndexStore store, int writer)
    {
        for (var round = 0; round < 12; round++)
        {
            var (chunks, axis) = round % 2 == 0 ? (2, 0) : (5, 1);
            await store.PutDocumentAsync(_collection, Whole($"{writer} a", chunks, axis), Cancel);
            await store.PutDocumentAsync(_collection, Whole($"{writer} b", chunks, axis), Cancel);
            if (round % 4 == 0)
                await store.DeleteDocumentAsync(_collection, $"{writer} b", Cancel);
        }
    }

    async Task<int> SearchUntilAsync(IIndexStore store, CancellationToken writing)
    {
        var searches = 0;
        do
        {
            var ranking = await DenseRanking.OfAsync(store, _collection, IndexedDocuments.Axis(0, Dimensions), 100, Cancel);
            if (SeesOneState)
                Assert.Equal(ranking.Scope.Chunks, ranking.Chunks.Count);
            foreach (var hits in ranking.Chunks.GroupBy(hit => hit.DocumentId))
            {
                Assert.Single(hits.Select(hit => (hit.Revision, hit.Score)).Distinct());
                Assert.Equal(hits.First().Score == 1 ? 2 : 5, hits.Count());
            }
            searches++;
        }
        while (!writing.IsCancellationRequested);
        return searches;
    }

    static IndexedDocument Whole(string id, int chunks, int axis) =>
        IndexedDocuments.With(id, [.. Enumerable.Repeat(IndexedDocuments.Axis(axis, Dimensions), chunks)]);

    static IEnumerable<(double Score, string Id, int Ordinal)> Rank(IEnumerable<IndexedDocument> documents, float[] query, int limit) =>
        documents
            .SelectMany(document => document.Vectors.Select(
                (vector, ordinal) => (vector.ToArray().Zip(query, (x, y) => (double)x * y).Sum(), document.Document.Id, ordinal)))
            .OrderByDescending(row => row.Item1)
            .ThenBy(row => row.Id, StringComparer.Ordinal)
            .ThenBy(row => row.ordinal)
            .Take(limit);
}
