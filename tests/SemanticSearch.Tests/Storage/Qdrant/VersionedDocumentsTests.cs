using Microsoft.Extensions.Time.Testing;
using Qdrant.Client.Grpc;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>No acknowledged document is lost, none is seen by halves, none twice, whatever fails on the way.</summary>
public sealed class VersionedDocumentsTests : IAsyncLifetime
{
    const string Documents = "documents";
    const string Chunks = "chunks";

    // Reading the record, two batches of chunks, the parts, the record, reading it back, and two deletions.
    const int CallsOfPut = 8;

    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    QdrantScene _scene = null!;
    VersionedDocuments _documents = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _scene = await QdrantScene.StartAsync(options => (options.Retries, options.BatchPoints) = (0, 4));
        await DocumentCollection.EnsureAsync(_scene.Connection, Documents, Cancel);
        await ChunkCollection.EnsureAsync(_scene.Connection, Chunks, 2, Cancel);
        _documents = new VersionedDocuments(_scene.Connection, PointIds.SpaceOf("treaties"), Documents, _time);
    }

    public async ValueTask DisposeAsync()
    {
        var violations = _scene.Stub.Engine.Violations.ToList();
        await _scene.DisposeAsync();
        Assert.Empty(violations);
    }

    [Fact]
    public async Task A_document_takes_the_place_of_its_earlier_version_with_all_its_points()
    {
        await PutAsync(Draft("a", "old", chunks: 7));
        await PutAsync(Draft("a", "new", chunks: 5));
        await PutAsync(Draft("b", "other", chunks: 3));

        Assert.Equal(Enumerable.Repeat("new", 5), await ReadAsync("a"));
        Assert.Equal(8, await CountAsync(Chunks));
        // A record and two parts each.
        Assert.Equal(6, await CountAsync(Documents));
    }

    [Fact]
    public async Task A_deleted_document_leaves_nothing()
    {
        await PutAsync(Draft("a", "old", chunks: 7));

        Assert.True(await _documents.DeleteAsync("a", Tombstone, [Chunks], Cancel));
        Assert.False(await _documents.DeleteAsync("a", Tombstone, [Chunks], Cancel));

        // The tombstone is what is left.
        Assert.Equal((0, 1), (await CountAsync(Chunks), await CountAsync(Documents)));
        Assert.False((await _documents.FindAsync("a", Cancel))!.IsThere);
        Assert.Empty(await ReadAsync("a"));
    }

    [Fact]
    public async Task A_deleted_document_that_is_written_again_has_a_greater_version()
    {
        await PutAsync(Draft("a", "old", chunks: 1));
        var first = await _documents.FindAsync("a", Cancel);
        await _documents.DeleteAsync("a", Tombstone, [Chunks], Cancel);
        await PutAsync(Draft("a", "new", chunks: 1));

        Assert.True((await _documents.FindAsync("a", Cancel))!.Version > first!.Version);
        Assert.Equal(["new"], await ReadAsync("a"));
    }

    public static TheoryData<int, string> FaultsOfPut => [.. Enumerable.Range(0, CallsOfPut).SelectMany(
        call => new[] { "refuse", "apply and fail", "drop" }, (call, fault) => new TheoryDataRow<int, string>(call, fault))];

    [Theory]
    [MemberData(nameof(FaultsOfPut))]
    public async Task A_failure_at_any_call_leaves_the_document_whole_and_writing_again_mends_it(int call, string fault)
    {
        await PutAsync(Draft("a", "old", chunks: 7));
        _scene.Faults.Plan(fault switch
        {
            "refuse" => new Fault.Refuse(),
            "drop" => new Fault.DropHalfway(),
            _ => new Fault.ApplyAndFail(),
        }, skip: call);

        var isAcknowledged = await TryPutAsync(Draft("a", "new", chunks: 5));

        var seen = await ReadAsync("a");
        var expected = seen[0] == "new" ? Enumerable.Repeat("new", 5) : Enumerable.Repeat("old", 7);
        Assert.Equal(expected, seen);
        Assert.True(!isAcknowledged || seen[0] == "new");
        await PutAsync(Draft("a", "newer", chunks: 2));
        Assert.Equal(["newer", "newer"], await ReadAsync("a"));
        _time.Advance(TimeSpan.FromDays(2));
        await SweepAsync();
        Assert.Equal(2, await CountAsync(Chunks));
        Assert.Equal(3, await CountAsync(Documents));
    }

    [Fact]
    public async Task A_batch_of_which_a_part_arrived_is_not_seen_and_is_swept_when_it_is_old()
    {
        await PutAsync(Draft("a", "old", chunks: 3));
        _scene.Faults.Plan(new Fault.ApplySome(3), "PUT /collections/{collection_name}/points");

        Assert.False(await TryPutAsync(Draft("a", "new", chunks: 4)));

        Assert.Equal(["old", "old", "old"], await ReadAsync("a"));
        Assert.Equal(6, await CountAsync(Chunks));
        await SweepAsync();
        Assert.Equal(6, await CountAsync(Chunks));
        _time.Advance(TimeSpan.FromDays(2));
        await SweepAsync();
        Assert.Equal(3, await CountAsync(Chunks));
        Assert.Equal(["old", "old", "old"], await ReadAsync("a"));
    }

    [Fact]
    public async Task Of_many_who_write_a_document_at_once_one_is_seen_and_all_are_answered()
    {
        var writers = Enumerable.Range(0, 4).Select(i => TryPutAsync(Draft("a", $"writer {i}", chunks: 5 + i))).ToList();
        var acknowledged = await Task.WhenAll(writers);

        var seen = await ReadAsync("a");
        Assert.Single(seen.Distinct());
        Assert.Equal(5 + (seen[0][^1] - '0'), seen.Count);
        Assert.Contains(true, acknowledged);
        _time.Advance(TimeSpan.FromDays(2));
        await SweepAsync();
        Assert.Equal(seen.Count, await CountAsync(Chunks));
    }

    Task<RecordState?> PutAsync(DocumentDraft draft) => _documents.PutAsync(draft, Chunks, [], Cancel);

    async Task<bool> TryPutAsync(DocumentDraft draft)
    {
        try
        {
            await PutAsync(draft);
            return true;
        }
        catch (SemanticSearchException failure) when (failure.Kind is ErrorKind.Storage or ErrorKind.Conflict)
        {
            return false;
        }
    }

    async Task SweepAsync()
    {
        await VersionSweep.RunAsync(_scene.Connection, Chunks, _documents, _time, Cancel);
        await VersionSweep.RunAsync(_scene.Connection, Documents, _documents, _time, Cancel);
    }

    /// <summary>The texts of a document's chunks as a reader sees them: those of the record's version.</summary>
    async Task<List<string>> ReadAsync(string id)
    {
        var version = (await _documents.FindAsync(id, Cancel))?.Version;
        var page = await _scene.Connection.CallAsync(
            CallKind.Read, "reading", static (client, token) => client.ScrollAsync(Chunks, limit: 100, cancellationToken: token), Cancel);
        return
        [
            .. page.Result
                .Where(point => point.Payload["document"].StringValue == id && point.Payload["version"].IntegerValue == version)
                .OrderBy(point => point.Payload["ordinal"].IntegerValue)
                .Select(point => point.Payload["text"].StringValue),
        ];
    }

    async Task<int> CountAsync(string collection) => (int)await _scene.Connection.CallAsync(
        CallKind.Read, "counting", (client, token) => client.CountAsync(collection, cancellationToken: token), Cancel);

    static Dictionary<string, Value> Tombstone => new() { ["kind"] = "deleted" };

    static DocumentDraft Draft(string id, string text, int chunks) => new(
        id,
        new Dictionary<string, Value> { ["kind"] = "document", ["title"] = text },
        [new Dictionary<string, Value> { ["text"] = text }, new Dictionary<string, Value> { ["text"] = "end" }],
        [
            .. Enumerable.Range(0, chunks).Select(ordinal => new PointStruct
            {
                Vectors = new Vectors
                {
                    Vectors_ = new NamedVectors { Vectors = { ["dense"] = new Vector { Dense = new DenseVector { Data = { 1, ordinal } } } } },
                },
                Payload = { ["text"] = text, ["ordinal"] = (long)ordinal },
            }),
        ]);
}
