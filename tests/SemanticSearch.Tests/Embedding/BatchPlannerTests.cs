using FsCheck.Xunit;
using SemanticSearch.Embedding;

namespace SemanticSearch.Tests.Embedding;

public class BatchPlannerTests
{
    [Property]
    public bool Every_text_is_in_one_batch_and_no_padded_batch_exceeds_the_budget(FsCheck.PositiveInt[] lengths, FsCheck.PositiveInt budget)
    {
        var texts = lengths.Select((length, i) => new TokenizedText(i, new int[length.Get], false)).ToArray();

        var batches = BatchPlanner.Plan(texts, budget.Get);

        return batches.SelectMany(batch => batch).Select(text => text.Position).Order().SequenceEqual(Enumerable.Range(0, lengths.Length))
            && batches.All(batch => batch.Count == 1 || batch.Count * batch.Max(text => text.Ids.Length) <= budget.Get);
    }

    [Fact]
    public void Texts_of_similar_length_go_together_longest_first()
    {
        int[] lengths = [3, 50, 4, 48];
        var texts = lengths.Select((length, i) => new TokenizedText(i, new int[length], false)).ToArray();

        var batches = BatchPlanner.Plan(texts, 100);

        Assert.Equal([1, 3], batches[0].Select(text => text.Position));
        Assert.Equal([2, 0], batches[1].Select(text => text.Position));
    }
}
