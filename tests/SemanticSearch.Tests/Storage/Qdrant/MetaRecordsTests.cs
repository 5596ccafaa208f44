using System.Globalization;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>Of those who change a record at once each is told truly whether it was first, whatever fails on the way.</summary>
public sealed class MetaRecordsTests : IAsyncLifetime
{
    const string Meta = "meta";
    const string Upsert = "PUT /collections/{collection_name}/points";

    QdrantScene _scene = null!;
    MetaRecords _records = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _scene = await QdrantScene.StartAsync(static options => options.Retries = 1);
        await MetaCollection.EnsureAsync(_scene.Connection, Meta, Cancel);
        _records = new MetaRecords(_scene.Connection, Meta);
    }

    public async ValueTask DisposeAsync()
    {
        var violations = _scene.Stub.Engine.Violations.ToList();
        await _scene.DisposeAsync();
        Assert.Empty(violations);
    }

    [Fact]
    public async Task A_record_is_read_as_it_was_written()
    {
        Assert.Null(await _records.FindAsync("job", "one", Cancel));
        Assert.True(await _records.TryWriteAsync("job", "one", """{"state":"Queued"}""", null, Cancel));

        var record = await _records.FindAsync("job", "one", Cancel);

        Assert.Equal(("job", "one", """{"state":"Queued"}"""), (record?.Kind, record?.Name, record?.Json));
        Assert.Null(await _records.FindAsync("lease", "one", Cancel));
    }

    [Fact]
    public async Task Records_are_listed_by_kind()
    {
        foreach (var (kind, name) in new[] { ("job", "a"), ("job", "b"), ("lease", "a") })
            await _records.TryWriteAsync(kind, name, "{}", null, Cancel);

        var names = await _records.ListAsync("job", Cancel).Select(static record => record.Name).Order().ToListAsync(Cancel);

        Assert.Equal(["a", "b"], names);
    }

    [Fact]
    public async Task Who_read_an_earlier_revision_neither_writes_nor_deletes()
    {
        await _records.TryWriteAsync("lease", "a", "1", null, Cancel);
        var first = await ReadAsync("lease");
        Assert.True(await _records.TryWriteAsync("lease", "a", "2", first, Cancel));

        Assert.False(await _records.TryWriteAsync("lease", "a", "late", first, Cancel));
        Assert.False(await _records.TryWriteAsync("lease", "a", "late", null, Cancel));
        Assert.False(await _records.TryDeleteAsync(first, Cancel));

        var second = await ReadAsync("lease");
        Assert.Equal("2", second.Json);
        Assert.True(await _records.TryDeleteAsync(second, Cancel));
        Assert.Null(await _records.FindAsync("lease", "a", Cancel));
        Assert.False(await _records.TryWriteAsync("lease", "a", "late", second, Cancel));
    }

    [Fact]
    public async Task Of_many_who_make_a_record_at_once_one_is_told_that_it_did()
    {
        var made = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => _records.TryWriteAsync("lease", "a", $"{i}", null, Cancel)));

        Assert.Single(made, static isFirst => isFirst);
        Assert.Equal($"{Array.IndexOf(made, true)}", (await ReadAsync("lease")).Json);
    }

    [Fact]
    public async Task Changes_of_many_at_once_are_each_carried_out_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CountAsync(times: 5)));

        Assert.Equal("20", (await ReadAsync("count")).Json);
    }

    [Fact]
    public async Task A_change_whose_answer_is_lost_is_not_carried_out_again()
    {
        await CountAsync(times: 1);
        _scene.Faults.Plan(new Fault.ApplyAndFail(), Upsert);

        await CountAsync(times: 1);

        Assert.Equal("2", (await ReadAsync("count")).Json);
    }

    [Fact]
    public async Task A_change_of_nothing_writes_nothing()
    {
        Assert.False(await _records.ChangeAsync("count", "a", static _ => null, Cancel));

        Assert.Null(await _records.FindAsync("count", "a", Cancel));
    }

    async Task<MetaRecord> ReadAsync(string kind) =>
        Assert.IsType<MetaRecord>(await _records.FindAsync(kind, "a", Cancel));

    async Task CountAsync(int times)
    {
        for (var done = 0; done < times;)
        {
            try
            {
                await _records.ChangeAsync(
                    "count", "a", static json => $"{int.Parse(json ?? "0", CultureInfo.InvariantCulture) + 1}", Cancel);
                done++;
            }
            catch (SemanticSearchException failure) when (failure.Kind == ErrorKind.Conflict)
            {
            }
        }
    }
}
