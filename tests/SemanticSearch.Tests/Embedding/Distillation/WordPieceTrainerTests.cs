using FsCheck.Xunit;
using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Embedding.Distillation;

public sealed class WordPieceTrainerTests
{
    const int Alphabet = 5 + 36 + 36;

    // The example of https://huggingface.co/learn/llm-course/chapter6/5, with WordPiece's continuation marks.
    static readonly Dictionary<string, long> Toy = new() { ["hug"] = 10, ["pug"] = 5, ["pun"] = 12, ["bun"] = 4, ["hugs"] = 5 };

    [Fact]
    public void The_commonest_pair_is_merged_first()
    {
        var tokens = WordPieceTrainer.Train(Toy, Alphabet + 4, CancellationToken.None);

        // u+g 20 times; then u+n 16; h+ug 15; p+un 12.
        Assert.Equal(["##ug", "##un", "hug", "pun"], tokens.Skip(Alphabet));
    }

    [Fact]
    public void Learning_ends_when_no_pair_is_left_to_merge()
    {
        var tokens = WordPieceTrainer.Train(Toy, 10_000, CancellationToken.None);

        Assert.Equal(["bun", "hugs", "pug"], tokens.Skip(Alphabet + 4).Order());
    }

    [Fact]
    public void A_pair_that_occurs_once_is_not_merged()
    {
        var tokens = WordPieceTrainer.Train(new Dictionary<string, long> { ["ab"] = 1 }, 10_000, CancellationToken.None);

        Assert.Equal(Alphabet, tokens.Count);
    }

    [Fact]
    public void Special_tokens_stand_first_and_letters_and_digits_are_always_known()
    {
        var tokens = WordPieceTrainer.Train(new Dictionary<string, long>(), 10_000, CancellationToken.None);

        Assert.Equal(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], tokens.Take(5));
        Assert.Contains("z", tokens);
        Assert.Contains("##7", tokens);
    }

    [Fact]
    public void A_pair_within_a_run_is_merged_from_left_to_right()
    {
        // Of the three a's of "baaa" the first two are merged, though the last two are a pair as well.
        var tokens = WordPieceTrainer.Train(new Dictionary<string, long> { ["baaa"] = 3 }, Alphabet + 2, CancellationToken.None);

        Assert.Equal(["##aa", "baa"], tokens.Skip(Alphabet));
    }

    [Property]
    public void Counts_kept_up_to_date_choose_the_pairs_that_counting_anew_would(byte[][] seeds)
    {
        var words = seeds.Where(seed => seed.Length > 0)
            .GroupBy(seed => string.Concat(seed.Take(8).Select(b => (char)('a' + b % 3))))
            .ToDictionary(group => group.Key, group => (long)group.Sum(seed => seed.Length));

        var tokens = WordPieceTrainer.Train(words, Alphabet + 12, CancellationToken.None);

        Assert.Equal(CountingAnew(words, 12), tokens.Skip(Alphabet));
    }

    static List<string> CountingAnew(Dictionary<string, long> words, int merges)
    {
        var known = WordPieceTrainer.Train(new Dictionary<string, long>(), Alphabet, CancellationToken.None).ToList();
        var split = words.ToDictionary(word => word.Key, word => word.Key.Select((c, i) => i == 0 ? $"{c}" : $"##{c}").ToList());
        while (known.Count < Alphabet + merges)
        {
            var pairs = split.SelectMany(word => word.Value.Zip(word.Value.Skip(1), (a, b) => (A: a, B: b, Count: words[word.Key])))
                .GroupBy(pair => (pair.A, pair.B), pair => pair.Count)
                .Select(group => (group.Key, Count: group.Sum())).Where(pair => pair.Count >= 2)
                .OrderByDescending(pair => pair.Count).ThenBy(pair => known.IndexOf(pair.Key.A)).ThenBy(pair => known.IndexOf(pair.Key.B))
                .ToList();
            if (pairs.Count == 0)
                break;
            var (left, right) = pairs[0].Key;
            var merged = left + right[2..];
            if (!known.Contains(merged))
                known.Add(merged);
            foreach (var pieces in split.Values)
            {
                for (var i = 0; i + 1 < pieces.Count; i++)
                {
                    if (pieces[i] == left && pieces[i + 1] == right)
                    {
                        pieces[i] = merged;
                        pieces.RemoveAt(i + 1);
                    }
                }
            }
        }

        return known[Alphabet..];
    }
}
