using Microsoft.Extensions.Time.Testing;
using SemanticSearch.QdrantStub;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;
using Library = SemanticSearch.Tests.Support.Library;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class QdrantMaintenanceTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    StubQdrant _stub = null!;
    Library _library = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stub = await StubQdrant.StartAsync();
        _library = new Library(_folder.Path, _time, ("Storage", "Qdrant"), ("Qdrant:Address", _stub.Grpc.ToString()), ("Qdrant:Prefix", "care"));
        foreach (var id in new[] { "a", "b" })
            await _library.Indexer.IndexAsync("default", DocumentSource.FromText(id, $"The treaty of {id} ends the war."), Cancel);
        Assert.True((await _library.Maintenance.VerifyAsync(Cancel)).IsSound);
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        var violations = _stub.Engine.Violations.ToList();
        await _stub.DisposeAsync();
        _folder.Dispose();
        Assert.Empty(violations);
    }

    [Fact]
    public async Task Chunks_that_are_lost_are_found_missing_and_made_anew()
    {
        Remove("_g1", "a");

        var found = await _library.Maintenance.VerifyAsync(Cancel);
        var repaired = await _library.Maintenance.RepairAsync(Cancel);

        Assert.Equal("chunks", Assert.Single(found.Problems).Check);
        Assert.True(repaired.Left.IsSound);
        Assert.Contains(
            "treaty of a", (await _library.Searcher.SearchAsync(new SearchRequest { Query = "treaty of a" }, Cancel)).Passages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_lost_are_found_missing_and_made_anew()
    {
        Remove("_documents", "a", "words");

        var found = await _library.Maintenance.VerifyAsync(Cancel);
        var repaired = await _library.Maintenance.RepairAsync(Cancel);

        Assert.Equal("words", Assert.Single(found.Problems).Check);
        Assert.True(repaired.Left.IsSound);
    }

    [Fact]
    public async Task A_text_that_is_lost_is_told_and_cannot_be_made_good()
    {
        Remove("_documents", "a", "text");

        var problem = Assert.Single((await _library.Maintenance.VerifyAsync(Cancel)).Problems);

        Assert.Equal(("texts", false), (problem.Check, problem.CanRepair));
    }

    [Fact]
    public async Task What_a_writer_that_died_left_is_swept_when_it_is_old()
    {
        _stub.Engine.Faults.Plan(new Fault.ApplyAndFail(), "PUT /collections/{collection_name}/points", times: 8);
        var failing = Assert.ThrowsAsync<SemanticSearchException>(
            () => _library.Indexer.IndexAsync("default", DocumentSource.FromText("c", "The treaty of c."), Cancel));
        while (!failing.IsCompleted)
        {
            // It tries again, at intervals.
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Cancel);
        }
        await failing;
        _stub.Engine.Faults.Clear();

        Assert.Equal(0, await _library.Maintenance.SweepAsync(Cancel));
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Equal("orphans", Assert.Single((await _library.Maintenance.VerifyAsync(Cancel)).Problems).Check);
        Assert.Equal(1, await _library.Maintenance.SweepAsync(Cancel));
        Assert.True((await _library.Maintenance.VerifyAsync(Cancel)).IsSound);
    }

    [Fact]
    public async Task Backups_are_left_to_Qdrant()
    {
        var failure = await Assert.ThrowsAsync<SemanticSearchException>(() => _library.Maintenance.BackUpAsync(_folder.At("backup.zip"), Cancel));

        Assert.Equal(ErrorKind.InvalidRequest, failure.Kind);
        Assert.Contains("snapshots", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SemanticSearchException>(() => _library.Maintenance.RestoreAsync(_folder.At("backup.zip"), overwrite: true, Cancel));
    }

    void Remove(string collection, string document, string? kind = null)
    {
        lock (_stub.Engine.State)
        {
            var points = _stub.Engine.State.Collections.Single(pair => pair.Key.EndsWith(collection, StringComparison.Ordinal)).Value.Points;
            foreach (var key in points.Values.Where(point => point.Payload["document"]!.GetValue<string>() == document
                && (kind is null || point.Payload["kind"]!.GetValue<string>() == kind)).Select(point => point.Key).ToList())
                points.Remove(key);
        }
    }
}
