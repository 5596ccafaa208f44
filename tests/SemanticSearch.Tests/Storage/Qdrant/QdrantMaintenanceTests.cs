using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Indexing.Rebuilding;
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
    public async Task A_generation_whose_chunks_could_not_be_deleted_is_swept_with_the_rest()
    {
        var begun = await _library.Rebuilder.BeginAsync("default", new RebuildRequest { ChunkTokens = 48 }, Cancel);
        _stub.Engine.Faults.Plan(new Fault.Refuse(), "DELETE /collections/{collection_name}");
        await Assert.ThrowsAsync<SemanticSearchException>(() => _library.Rebuilder.DropAsync("default", begun, Cancel));

        Assert.Equal("orphans", Assert.Single((await _library.Maintenance.VerifyAsync(Cancel)).Problems).Check);
        Assert.Equal(1, await _library.Maintenance.SweepAsync(Cancel));
        Assert.True((await _library.Maintenance.VerifyAsync(Cancel)).IsSound);
    }

    [Fact]
    public async Task Nothing_is_reported_while_documents_are_replaced()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; !source.IsCancellationRequested; i++)
                    await _library.Indexer.IndexAsync("default", DocumentSource.FromText("a", $"The treaty of a, article {i}."), Cancel);
            },
            Cancel);

        for (var i = 0; i < 20; i++)
            Assert.Empty((await _library.Maintenance.VerifyAsync(Cancel)).Problems);

        await source.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task An_alias_that_a_killed_swap_left_behind_leads_to_the_live_generation_after_the_next_start()
    {
        var second = await _library.Rebuilder.BeginAsync("default", new RebuildRequest { ChunkTokens = 48 }, Cancel);
        await _library.Rebuilder.SwapAsync("default", second, Cancel);
        var alias = Assert.Single(_stub.Engine.State.Aliases);
        _stub.Engine.State.Aliases[alias.Key] = alias.Value.Replace($"_g{second}", "_g1", StringComparison.Ordinal);

        await using var next = new Library(
            _folder.At("next"), _time, ("Storage", "Qdrant"), ("Qdrant:Address", _stub.Grpc.ToString()), ("Qdrant:Prefix", "care"));
        await next.IndexStore.GetAsync(Cancel);

        Assert.Equal(alias, Assert.Single(_stub.Engine.State.Aliases));
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
