using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage;

public abstract partial class IndexStoreContract
{
    [Fact]
    public async Task A_failure_is_remembered_with_its_reason_and_time_and_the_last_one_of_a_document_counts()
    {
        await _store.PutFailureAsync(_collection, "a.pdf", "'a.pdf' is encrypted", Cancel);
        Time.Advance(TimeSpan.FromMinutes(1));
        await _store.PutFailureAsync(_collection, "a.pdf", "'a.pdf' is damaged: 损坏 🕊", Cancel);

        var another = await OpenAnotherAsync();
        Assert.Equal([new FailedDocument("a.pdf", "'a.pdf' is damaged: 损坏 🕊", Time.GetUtcNow())], await FailuresAsync(another));
        Assert.Equal(new CollectionStatus(0, 0, 0, 1, null), await another.GetStatusAsync(_collection, Cancel));
    }

    [Fact]
    public async Task Failures_are_listed_in_pages_by_id()
    {
        string[] ids = ["B", "a", "a/b", new string('x', DocumentId.MaximumLength), "z", "é", "国", "～", "🕊"];
        foreach (var id in ids.Reverse())
            await _store.PutFailureAsync(_collection, id, "cannot be read", Cancel);

        var listed = new List<string>();
        while (await _store.ListFailuresAsync(_collection, listed.LastOrDefault(), 2, Cancel) is { Count: > 0 } page)
            listed.AddRange(page.Select(failure => failure.Id));

        Assert.Equal(ids, listed);
    }

    [Fact]
    public async Task A_long_reason_is_cut_between_characters()
    {
        await _store.PutFailureAsync(_collection, "a", new string('x', FailedDocument.MaximumReason), Cancel);
        await _store.PutFailureAsync(_collection, "b", new string('x', FailedDocument.MaximumReason - 2) + "🕊 and more", Cancel);

        var failures = await FailuresAsync(_store);

        Assert.Equal(new string('x', FailedDocument.MaximumReason), failures[0].Reason);
        Assert.Equal(new string('x', FailedDocument.MaximumReason - 2) + "…", failures[1].Reason);
    }

    [Fact]
    public async Task A_document_that_fails_keeps_what_was_indexed_before_until_it_is_written_again()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        var before = await _store.GetChangesAsync(_collection, Cancel);

        await _store.PutFailureAsync(_collection, "a.md", "cannot be read", Cancel);
        Assert.Equal(before, await _store.GetChangesAsync(_collection, Cancel));
        Assert.NotNull(await _store.GetDocumentAsync(_collection, "a.md", Cancel));
        Assert.Equal((1, 1), await CoverageAsync());

        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 1, Dimensions), Cancel);
        Assert.Empty(await FailuresAsync(_store));
        Assert.Equal((1, 0), await CoverageAsync());
    }

    [Fact]
    public async Task A_write_that_is_cancelled_midway_leaves_the_failure()
    {
        using var cancelling = new CancellationTokenSource();
        await _store.PutFailureAsync(_collection, "a.md", "cannot be read", Cancel);
        var document = IndexedDocuments.Exact("a.md", 4, Dimensions, new Random(2));
        document = document with { Chunks = new WatchedList<Chunk>(document.Chunks, cancelling.Cancel) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.PutDocumentAsync(_collection, document, cancelling.Token));

        Assert.Single(await FailuresAsync(_store));
    }

    [Fact]
    public async Task Deleting_a_document_forgets_its_failure_and_that_of_one_that_never_was()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        await _store.PutFailureAsync(_collection, "a.md", "cannot be read", Cancel);
        await _store.PutFailureAsync(_collection, "b.md", "cannot be read", Cancel);

        Assert.True(await _store.DeleteDocumentAsync(_collection, "a.md", Cancel));
        Assert.True(await _store.DeleteDocumentAsync(_collection, "b.md", Cancel));
        Assert.False(await _store.DeleteDocumentAsync(_collection, "b.md", Cancel));

        Assert.Empty(await FailuresAsync(_store));
        Assert.Null(await _store.FindByKeyAsync(DocumentId.Key("treaties", "b.md"), Cancel));
    }

    [Fact]
    public async Task A_good_document_ends_the_failures_of_itself_and_of_the_archives_that_it_is_in()
    {
        string[] failing = ["a.zip", "a.zip/b.zip", "a.zip/b.zip/c.md", "a.zip/b", "a.zi", "d.zip", "e.md"];
        foreach (var id in failing)
            await _store.PutFailureAsync(_collection, id, "cannot be read", Cancel);

        Assert.True(await _store.ForgetFailureAsync(_collection, "a.zip/b.zip/c.md", Cancel));
        Assert.False(await _store.ForgetFailureAsync(_collection, "a.zip/b.zip/c.md", Cancel));
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("d.zip/f.md", 0, Dimensions), Cancel);

        Assert.Equal(["a.zi", "a.zip/b", "e.md"], (await FailuresAsync(_store)).Select(failure => failure.Id));
    }

    [Fact]
    public async Task Failures_are_those_of_their_collection()
    {
        var speeches = await _store.EnsureCollectionAsync("speeches", Recipe, Cancel);
        await _store.PutFailureAsync(speeches, "a.md", "cannot be read", Cancel);

        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        await _store.DeleteDocumentAsync(_collection, "a.md", Cancel);

        Assert.Empty(await FailuresAsync(_store));
        Assert.Single(await _store.ListFailuresAsync(speeches, null, 10, Cancel));
        var gone = _collection with { Id = speeches.Id + 1, Generation = speeches.Generation + 1 };
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => _store.PutFailureAsync(gone, "a.md", "cannot be read", Cancel));
        Assert.Equal(ErrorKind.Gone, error.Kind);
    }

    Task<IReadOnlyList<FailedDocument>> FailuresAsync(IIndexStore store) => store.ListFailuresAsync(_collection, null, 10, Cancel);

    async Task<(long Documents, long Failed)> CoverageAsync()
    {
        var found = await _store.RetrieveAsync(_collection, new RetrievalQuery { Vector = IndexedDocuments.Axis(0, Dimensions), Depth = 1 }, Cancel);
        return (found.Coverage.Documents, found.Coverage.Failed);
    }
}
