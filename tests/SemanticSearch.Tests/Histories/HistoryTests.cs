namespace SemanticSearch.Tests.Histories;

/// <summary>The library against a dictionary: whatever happens in whatever order, a collection holds what it must, and finds it.</summary>
public sealed class HistoryTests
{
    [HistoryProperty]
    public async Task After_any_history_the_collection_is_what_a_dictionary_says(History history)
    {
        await using var run = new HistoryRun();
        foreach (var operation in history.Operations)
            await run.ApplyAsync(operation);
        await run.CheckAllAsync();
    }
}
