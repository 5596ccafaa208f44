using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Embedding.Distillation;

public sealed class CorpusSamplerTests
{
    static readonly DistillationOptions Small = new() { Sentences = 50, Spans = 40, Words = 10 };

    [Fact]
    public void The_same_corpus_and_seed_give_the_same_sample()
    {
        var (first, again) = (Sample(Small, Corpus()), Sample(Small, Corpus()));

        Assert.Equal(first.Texts, again.Texts);
        Assert.Equal(first.Sha256, again.Sha256);
    }

    [Fact]
    public void Another_seed_gives_another_sample()
    {
        Assert.NotEqual(Sample(Small, Corpus()).Texts, Sample(Small with { Seed = 2 }, Corpus()).Texts);
    }

    [Fact]
    public void Texts_are_sentences_spans_of_sentences_and_words_longest_first()
    {
        var corpus = Corpus().ToList();

        var texts = Sample(Small, corpus).Texts;

        Assert.Equal(Small.Sentences, texts.Count(corpus.Contains));
        Assert.All(texts, text => Assert.Contains(corpus, sentence => sentence.Contains(text, StringComparison.OrdinalIgnoreCase)));
        Assert.All(texts.Zip(texts.Skip(1)), pair => Assert.True(pair.First.Length >= pair.Second.Length));
    }

    [Fact]
    public void A_repeated_sentence_is_one_text_but_counts_its_words_each_time()
    {
        var sample = Sample(Small, Enumerable.Repeat("I thank the Président.", 30));

        Assert.Equal(1, sample.Texts.Count(text => text == "I thank the Président."));
        Assert.Equal(30, sample.WordCounts["president"]);
        Assert.Equal(30, sample.WordCounts["."]);
        Assert.Equal(30, sample.Sentences);
    }

    [Fact]
    public void A_sentence_that_a_teacher_would_cut_is_left_out()
    {
        Assert.Empty(Sample(Small with { Words = 0 }, [string.Join(' ', Enumerable.Repeat("peace", 400))]).Texts);
    }

    [Fact]
    public void The_teachers_words_are_texts_alone_and_together_and_count_by_rank()
    {
        var options = Small with { GeneralSpans = 20, GeneralShare = 0.5 };

        var sample = Sample(options, Enumerable.Repeat("One treaty, one text.", 100), "sport", "gland");

        // 300 general words for 600 of the corpus, in Zipf's proportion of 2 to 1.
        Assert.Equal((200, 100, 100), (sample.WordCounts["sport"], sample.WordCounts["gland"], sample.WordCounts["treaty"]));
        Assert.Contains("sport", sample.Texts);
        Assert.Contains("gland", sample.Texts);
        Assert.Contains(sample.Texts, text => text.Contains("sport gland", StringComparison.Ordinal));
    }

    static IEnumerable<string> Corpus() =>
        Enumerable.Range(0, 300).Select(i => $"Delegation {i} speaks of treaty {i * 7 % 31} and of border {i * 11 % 17} today.");

    static CorpusSample Sample(DistillationOptions options, IEnumerable<string> sentences, params IReadOnlyList<string> general)
    {
        using var sampler = new CorpusSampler(options, general);
        sampler.Add([.. sentences]);
        return sampler.Draw();
    }
}
