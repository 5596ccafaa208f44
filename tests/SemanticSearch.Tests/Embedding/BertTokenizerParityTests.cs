using System.Text.Json;
using SemanticSearch.Embedding;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Embedding;

/// <summary>Compares with the ids that Hugging Face's tokenizers library gives for BERT uncased.</summary>
public class BertTokenizerParityTests
{
    [Fact]
    public async Task Every_golden_line_has_the_ids_of_Hugging_Face()
    {
        var golden = Shared.Path("models", "golden", "bert-uncased-tokens.jsonl");
        var tokenizer = await BertTokenizer.LoadAsync(
            Shared.Path("models", "all-MiniLM-L6-v2", "vocab.txt"), TestContext.Current.CancellationToken);
        var lines = 0;
        foreach (var line in File.ReadLines(golden))
        {
            var expected = JsonSerializer.Deserialize<GoldenTokens>(line, JsonSerializerOptions.Web)!;
            var actual = new List<int> { tokenizer.ClsId };
            tokenizer.Encode(expected.Text, actual);
            actual.Add(tokenizer.SepId);

            Assert.True(expected.Ids.SequenceEqual(actual), $"{expected.Text}\n  expected {string.Join(' ', expected.Ids)}\n  actual   {string.Join(' ', actual)}");
            Assert.Equal(expected.Ids.Count - BertTokenizer.SpecialTokenCount, tokenizer.Count(expected.Text));
            lines++;
        }

        Assert.Equal(300, lines);
    }

    sealed record GoldenTokens(string Text, IReadOnlyList<int> Ids);
}
