using System.Threading.Channels;
using SemanticSearch.Jobs;
using SemanticSearch.Jobs.Watching;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Jobs.Watching;

public sealed class SourceWatchTests : IAsyncDisposable
{
    readonly Library _library = new(("Sources:SettleSeconds", "1"), ("Sources:LongestWaitSeconds", "2"), ("Sources:SweepSeconds", "2"));
    readonly TemporaryFolder _folder = new();
    readonly Channel<WatchReport> _reports = Channel.CreateUnbounded<WatchReport>();
    readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    Task _watching = Task.CompletedTask;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Files_that_are_written_slowly_are_found_whole_and_those_that_go_are_removed()
    {
        _folder.Write("corpus/first.txt", "The treaty was signed in Vienna.");
        _folder.Write("corpus/second.txt", "The embargo ends in May.");
        _folder.Write("corpus/third.txt", "The summit is in June.");
        await WatchAsync();
        await AddedAsync(3);

        var parts = Enumerable.Range(0, 10).Select(i => $"Article {i} speaks of grain. ").ToList();
        foreach (var part in parts)
        {
            await File.AppendAllTextAsync(_folder.At("corpus/slow.txt"), part, Cancel);
            await Task.Delay(50, Cancel);
        }

        while (await TextOfAsync("corpus/slow.txt") != string.Concat(parts).TrimEnd())
            await NextAsync();
        File.Delete(_folder.At("corpus/first.txt"));
        while (await TextOfAsync("corpus/first.txt") is not null)
            await NextAsync();
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_told_of_once_and_synced_when_it_comes()
    {
        _folder.Write("corpus/first.txt", "The treaty was signed in Vienna.");
        await AddAsync();
        Directory.Move(_folder.At("corpus"), _folder.At("away"));
        Watch();

        Assert.Contains("there is no such file or folder", (await NextAsync()).Problem!, StringComparison.Ordinal);
        Directory.Move(_folder.At("away"), _folder.At("corpus"));
        Assert.Equal(JobState.Succeeded, (await NextAsync()).Job!.State);
    }

    [Fact]
    public async Task Another_problem_of_the_same_kind_is_told_of_too()
    {
        _folder.Write("corpus/first.txt", "The treaty was signed in Vienna.");
        _folder.Write("corpus/second.txt", "The embargo ends in May.");
        await AddAsync();
        await _library.Runner.RunAsync("default", SyncJob.KindName, SyncJob.ParametersOf(null, force: false, retriesFailed: false), null, null, Cancel);
        File.Delete(_folder.At("corpus/first.txt"));
        var store = await _library.JobStore.GetAsync(Cancel);
        await store.TakeLeaseAsync("default", "token", "elsewhere|1|1", TimeSpan.FromHours(1), null, Cancel);
        Watch();

        Assert.Contains("is being written by process 1", (await NextAsync()).Problem!, StringComparison.Ordinal);
        await store.ReleaseLeaseAsync("default", "token", Cancel);
        Assert.Contains("more than a third", (await NextAsync()).Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_removed_while_a_third_of_the_files_is_gone()
    {
        for (var i = 0; i < 4; i++)
            _folder.Write($"corpus/{(i < 2 ? "some" : "more")}/{i}.txt", $"The treaty of {i}.");
        await WatchAsync();
        await AddedAsync(4);

        Directory.Move(_folder.At("corpus/some"), _folder.At("away"));
        var report = await NextAsync();
        while (report.Problem is null)
            report = await NextAsync();

        Assert.Contains("more than a third", report.Problem, StringComparison.Ordinal);
        Assert.NotNull(await TextOfAsync("corpus/some/0.txt"));
        Assert.NotNull(await TextOfAsync("corpus/more/3.txt"));
    }

    [Fact]
    public async Task What_nobody_thought_of_does_not_end_the_watching()
    {
        _folder.Write("corpus/first.txt", "The treaty was signed in Vienna.");
        await AddAsync();
        var failures = 0;
        Watch(report => _reports.Writer.TryWrite(failures++ == 0 ? throw new IOException("a surprise") : report));

        Assert.Equal(JobState.Succeeded, (await NextAsync()).Job!.State);
        Assert.Equal(2, failures);
    }

    [Fact]
    public async Task A_collection_whose_sync_takes_long_does_not_keep_another_from_its_own()
    {
        _folder.Write("slow/first.txt", "The treaty was signed in Vienna.");
        _folder.Write("quick/first.txt", "The embargo ends in May.");
        await _library.Sources.AddAsync("a", _folder.At("slow"), [], [], null, removes: true, Cancel);
        await _library.Sources.AddAsync("b", _folder.At("quick"), [], [], null, removes: true, Cancel);
        using var isQuickDone = new SemaphoreSlim(0);
        _watching = _library.Watch.RunAsync(
            collection: null,
            _ => true,
            (result, _) =>
            {
                if (result.DocumentId.StartsWith("slow/", StringComparison.Ordinal))
                    isQuickDone.Wait(_stop.Token);
            },
            report => _reports.Writer.TryWrite(report),
            _stop.Token);

        while ((await NextAsync()) is not { Source.Collection: "b", Job.Progress.Added: 1 })
            Assert.False(_watching.IsCompleted);
        isQuickDone.Release();
        while ((await NextAsync()) is not { Source.Collection: "a", Job.Progress.Added: 1 })
            Assert.False(_watching.IsCompleted);
    }

    async Task WatchAsync()
    {
        await AddAsync();
        Watch();
    }

    Task<Source> AddAsync() => _library.Sources.AddAsync("default", _folder.At("corpus"), [], [], null, removes: true, Cancel);

    void Watch() => Watch(report => _reports.Writer.TryWrite(report));

    void Watch(Action<WatchReport> report) =>
        _watching = _library.Watch.RunAsync("default", _ => true, indexed: null, report, _stop.Token);

    // The first sync may come before the files have stood still.
    async Task AddedAsync(int documents)
    {
        while (documents > 0)
            documents -= (await NextAsync()).Job!.Progress.Added;
    }

    async Task<WatchReport> NextAsync() => await _reports.Reader.ReadAsync(Cancel);

    async Task<string?> TextOfAsync(string id)
    {
        try
        {
            return (await _library.Browser.GetDocumentAsync("default", id, Cancel)).Document.Text;
        }
        catch (SemanticSearchException e) when (e.Kind is ErrorKind.NotFound or ErrorKind.Gone)
        {
            return null;
        }
    }
}
