namespace SemanticSearch.Tests.Chunking;

/// <summary>Holds the sentence splitter to the figures in docs/evaluation.md.</summary>
public class SentenceCasesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false, 0.98, 0.985, 0.985)]
    [InlineData(true, 0.955, 0.975, 0.965)]
    public void Hard_sentences_are_split_as_well_as_measured(bool heldOut, double right, double precision, double recall)
    {
        var score = SentenceCases.Measure(SentenceCases.Read(heldOut));

        output.WriteLine(score.ToString());
        Assert.True(score.Cases > 100);
        Assert.True(score.Right >= right * score.Cases, score.ToString());
        Assert.True(score.Precision >= precision, score.ToString());
        Assert.True(score.Recall >= recall, score.ToString());
    }
}
