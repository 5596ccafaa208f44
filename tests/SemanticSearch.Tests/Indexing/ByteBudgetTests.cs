using SemanticSearch.Indexing;

namespace SemanticSearch.Tests.Indexing;

public class ByteBudgetTests
{
    readonly ByteBudget _budget = new(100);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Shares_are_there_until_the_budget_is_spent()
    {
        Assert.True(_budget.TryTake(60));
        Assert.True(_budget.TryTake(40));
        Assert.False(_budget.TryTake(1));
        _budget.Return(40);
        Assert.True(_budget.TryTake(40));
    }

    [Fact]
    public void What_is_over_the_budget_goes_alone()
    {
        Assert.True(_budget.TryTake(1));
        Assert.False(_budget.TryTake(1_000));
        _budget.Return(1);
        Assert.True(_budget.TryTake(1_000));
        Assert.False(_budget.TryTake(1));
    }

    [Fact]
    public async Task Whoever_waits_goes_on_when_enough_is_given_back()
    {
        _budget.TryTake(50);
        _budget.TryTake(50);
        var waiting = _budget.TakeAsync(80, Cancel);

        _budget.Return(50);
        Assert.False(waiting.IsCompleted);
        _budget.Return(50);
        await waiting;
        Assert.False(_budget.TryTake(21));
    }
}
