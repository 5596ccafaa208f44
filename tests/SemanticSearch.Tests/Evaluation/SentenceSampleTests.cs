using SemanticSearch.Evaluation;

namespace SemanticSearch.Tests.Evaluation;

public sealed class SentenceSampleTests
{
    const string Repeated = "The delegates of both governments signed the final protocol in the old harbour town.";

    [Fact]
    public void Only_informative_prose_that_stands_once_is_chosen()
    {
        const string Heading = "Report of the Grain Export Committee on Harbour Tariff Questions.";
        const string Good = "The harbour committee lowered the tariff on exported grain after long debate.";
        var text = $"{Heading}\n\nIt was so. {Good} {Repeated} {Repeated} And so it was that they were not to be there with us at all.";
        var sample = new SentenceSample(1);
        sample.Add(new Document
        {
            Id = "a",
            Title = "A",
            Text = text,
            Structure = new DocumentStructure { Sections = [new Section(0, text.Length, 1, Heading)] },
        });

        var chosen = Assert.Single(sample.Choose(10));

        Assert.Equal(Good, chosen.TextIn(text));
        Assert.Null(chosen.TextIn(text.Replace("grain", "wheat", StringComparison.Ordinal)));
        Assert.Null(chosen.TextIn("short"));
    }

    [Fact]
    public void What_another_document_repeats_is_left_out()
    {
        var sample = new SentenceSample(1);
        sample.Add(Text("a", Repeated));
        Assert.Single(sample.Choose(10));

        sample.Add(Text("b", Repeated.ToUpperInvariant()));

        Assert.Empty(sample.Choose(10));
    }

    [Fact]
    public void Notes_and_rows_of_tables_are_left_out()
    {
        var block = new Block(0, Repeated.Length, BlockKind.TableRow);
        var note = new Note(0, Repeated.Length, "1", null);
        foreach (var structure in (DocumentStructure[])[new() { Blocks = [block] }, new() { Notes = [note] }])
        {
            var sample = new SentenceSample(1);
            sample.Add(Text("a", Repeated) with { Structure = structure });
            Assert.Empty(sample.Choose(1));
        }
    }

    [Fact]
    public void The_choice_depends_on_the_seed_and_not_on_the_order_and_takes_documents_in_turn()
    {
        var documents = Enumerable.Range(0, 8).Select(d => Text($"d{d}", string.Join(' ', Enumerable.Range(0, 9).Select(s => Sentence(d, s))))).ToList();

        var chosen = Chosen(documents, 7);

        Assert.Equal(chosen, Chosen([.. Enumerable.Reverse(documents)], 7));
        Assert.NotEqual(chosen, Chosen(documents, 8));
        Assert.Equal(8, chosen.Take(8).Select(sentence => sentence.Document).Distinct().Count());
    }

    [Fact]
    public void A_query_has_words_of_its_sentence_in_order_but_is_no_copy()
    {
        const string Sentence = "Argentina's envoy rejected \"border\" demarcation proposals -while Chile's foreign-policy adviser: welcomed mediation.";

        var words = KnownItemQuery.Of(Sentence, 3).Split(' ');

        Assert.InRange(words.Length, 4, 8);
        Assert.Equal(words, words.OrderBy(word => Sentence.IndexOf(word, StringComparison.Ordinal)));
        Assert.DoesNotContain(words, word => word is "while" || word[0] is '-' or '"' || word[^1] is ':');
        Assert.Equal(words, KnownItemQuery.Of(Sentence, 3).Split(' '));
        Assert.True(Enumerable.Range(0, 20).Select(seed => KnownItemQuery.Of(Sentence, (ulong)seed)).Distinct().Count() > 1);
    }

    [Fact]
    public void A_short_sentence_keeps_four_words() =>
        Assert.Equal(4, KnownItemQuery.Of("Alpha bravo charlie delta echo.", 1).Split(' ').Length);

    static string Sentence(int document, int sentence) =>
        $"Envoy number{document}x{sentence} presented fresh proposals about disputed fishing waters yesterday.";

    static Document Text(string id, string text) => new() { Id = id, Title = id, Text = text };

    static List<SampledSentence> Chosen(List<Document> documents, ulong seed)
    {
        var sample = new SentenceSample(seed);
        documents.ForEach(sample.Add);
        return [.. sample.Choose(12)];
    }
}
