using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>No acknowledged document is lost, none is found by halves, none twice, whatever fails on the way of a write.</summary>
public sealed class QdrantFaultTests : IAsyncLifetime
{
    const int Dimensions = 16;

    // Of a replacement, with batches of four points: reads, batches, the record, deletions, the count of changes.
    const int CallsOfPut = 18;

    StubQdrant _stub = null!;
    QdrantIndexStore _store = null!;
    Collection _collection = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stub = await StubQdrant.StartAsync();
        _store = await QdrantIndexStore.OpenAsync(
            new QdrantOptions { Address = _stub.Grpc, Retries = 0, BatchPoints = 4 },
            TimeProvider.System,
            NullLogger<QdrantIndexStore>.Instance,
            Cancel);
        _collection = await _store.EnsureCollectionAsync("treaties", new IndexRecipe("built-in", "f", Dimensions, 160, 1, ChunkContext: true), Cancel);
        await _store.PutDocumentAsync(_collection, Whole("other", 3, axis: 2), Cancel);
        await _store.PutDocumentAsync(_collection, Whole("a", 7, axis: 0), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        var violations = _stub.Engine.Violations.ToList();
        await _stub.DisposeAsync();
        Assert.Empty(violations);
    }

    public static TheoryData<int, string> Faults => [.. Enumerable.Range(0, CallsOfPut).SelectMany(
        call => new[] { "refuse", "apply and fail", "drop", "fail" }, (call, fault) => new TheoryDataRow<int, string>(call, fault))];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_replacement_that_fails_at_any_call_is_found_whole_or_not_at_all_and_can_be_sent_again(int call, string fault)
    {
        _stub.Engine.Faults.Plan(Named(fault), skip: call);
        var isAcknowledged = await TryAsync(() => _store.PutDocumentAsync(_collection, Whole("a", 5, axis: 1), Cancel));
        _stub.Engine.Faults.Clear();

        var found = await FindAsync();
        Assert.True(found is (7, 0) or (5, 1), $"{found}");
        Assert.True(!isAcknowledged || found == (5, 1));
        Assert.Equal(found.Chunks, (await _store.GetChunksAsync(_collection, "a", Cancel)).Count);
        await _store.PutDocumentAsync(_collection, Whole("a", 2, axis: 3), Cancel);
        Assert.Equal((2, 3), await FindAsync());
        Assert.Equal(new SearchScope(2, 5), (await SearchAsync(0)).Scope);
        Assert.Equal(["a", "other"], (await _store.ListDocumentsAsync(_collection, null, 9, Cancel)).Select(record => record.Id));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_deletion_that_fails_at_any_call_leaves_the_document_whole_or_gone(int call, string fault)
    {
        _stub.Engine.Faults.Plan(Named(fault), skip: call);
        var isAcknowledged = await TryAsync(() => _store.DeleteDocumentAsync(_collection, "a", Cancel));
        _stub.Engine.Faults.Clear();

        var found = await FindAsync();
        Assert.True(found is (7, 0) or (0, -1), $"{found}");
        Assert.True(!isAcknowledged || found.Chunks == 0);
        await _store.DeleteDocumentAsync(_collection, "a", Cancel);
        Assert.Equal((0, -1), await FindAsync());
        Assert.Equal(["other"], (await _store.ListDocumentsAsync(_collection, null, 9, Cancel)).Select(record => record.Id));
    }

    [Fact]
    public async Task A_batch_of_which_a_part_arrived_is_not_found()
    {
        _stub.Engine.Faults.Plan(new Fault.ApplySome(3), "PUT /collections/{collection_name}/points");

        Assert.False(await TryAsync(() => _store.PutDocumentAsync(_collection, Whole("a", 5, axis: 1), Cancel)));

        Assert.Equal((7, 0), await FindAsync());
        Assert.True((await _store.Maintenance.VerifyAsync(Cancel)).IsSound);
    }

    [Fact]
    public async Task A_collection_whose_making_commits_late_is_one_and_fit_for_use()
    {
        _stub.Engine.Faults.Plan(new Fault.CommitLate(), "PUT /collections/{collection_name}");
        var recipe = new IndexRecipe("built-in", "f", Dimensions, 160, 1, ChunkContext: true);
        await Assert.ThrowsAsync<SemanticSearchException>(() => _store.EnsureCollectionAsync("speeches", recipe, Cancel));
        _stub.Engine.Faults.CommitLateOnes();

        var speeches = await _store.EnsureCollectionAsync("speeches", recipe, Cancel);
        await _store.PutDocumentAsync(speeches, Whole("b", 1, axis: 0), Cancel);

        Assert.Equal(1, (await _store.GetStatusAsync(speeches, Cancel)).Documents);
        Assert.Equal(["speeches", "treaties"], (await _store.ListCollectionsAsync(Cancel)).Select(one => one.Name));
    }

    [Fact]
    public async Task A_switch_whose_vote_commits_late_is_done_once_it_is_asked_again()
    {
        var other = await _store.BeginGenerationAsync(_collection, _collection.Recipe with { ChunkTokens = 80 }, Cancel);
        foreach (var missing in await _store.ListMissingAsync(other, 10, long.MaxValue, [], Cancel))
        {
            var built = Whole(missing.Document.Id, 1, axis: 0);
            await _store.AddChunksAsync(other, missing, new IndexedChunks(built.Chunks, built.Vectors, built.Terms), Cancel);
        }
        _stub.Engine.Faults.Plan(new Fault.CommitLate(), "POST /collections/aliases");

        await Assert.ThrowsAsync<SemanticSearchException>(() => _store.TrySwitchAsync(other, Cancel));
        Assert.True(await _store.TrySwitchAsync(other, Cancel));
        _stub.Engine.Faults.CommitLateOnes();

        Assert.Equal(other.Generation, (await _store.FindCollectionAsync("treaties", Cancel))!.Generation);
        Assert.True(await _store.TrySwitchAsync(other, Cancel));
    }

    static Fault Named(string fault) => fault switch
    {
        "refuse" => new Fault.Refuse(),
        "drop" => new Fault.DropHalfway(),
        "fail" => new Fault.Fail(503, "Service unavailable"),
        _ => new Fault.ApplyAndFail(),
    };

    static async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (SemanticSearchException failure) when (failure.Kind is ErrorKind.Storage or ErrorKind.Conflict)
        {
            return false;
        }
    }

    // How many chunks of the document are found, and along which axis they all lie.
    async Task<(int Chunks, int Axis)> FindAsync()
    {
        for (var axis = 0; axis < 4; axis++)
        {
            var found = (await SearchAsync(axis)).Chunks.Where(chunk => chunk.DocumentId == "a").ToList();
            if (found.Count == 0)
                return (0, -1);
            Assert.Single(found.Select(chunk => (chunk.Revision, chunk.Score)).Distinct());
            if (found[0].Score == 1)
                return (found.Count, axis);
        }
        return (-1, -1);
    }

    Task<DenseRanking> SearchAsync(int axis) =>
        DenseRanking.OfAsync(_store, _collection, IndexedDocuments.Axis(axis, Dimensions), 50, Cancel);

    static IndexedDocument Whole(string id, int chunks, int axis) =>
        IndexedDocuments.With(id, [.. Enumerable.Repeat(IndexedDocuments.Axis(axis, Dimensions), chunks)]);
}
