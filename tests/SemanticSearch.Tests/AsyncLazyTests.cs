namespace SemanticSearch.Tests;

public class AsyncLazyTests
{
    [Fact]
    public async Task The_value_is_made_once_for_all_callers()
    {
        var made = 0;
        await using var lazy = new AsyncLazy<object>(async _ =>
        {
            Interlocked.Increment(ref made);
            await Task.Yield();
            return new object();
        });

        var values = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lazy.GetAsync(TestContext.Current.CancellationToken).AsTask()));

        Assert.Equal(1, made);
        Assert.Single(values.Distinct());
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var attempts = 0;
        await using var lazy = new AsyncLazy<string>(_ =>
            ++attempts == 1 ? Task.FromException<string>(new IOException("no such folder")) : Task.FromResult("ready"));

        await Assert.ThrowsAsync<IOException>(async () => await lazy.GetAsync(TestContext.Current.CancellationToken));

        Assert.Equal("ready", await lazy.GetAsync(TestContext.Current.CancellationToken));
    }
}
