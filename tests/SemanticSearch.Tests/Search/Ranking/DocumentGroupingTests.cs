using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;
using SemanticSearch.Search.Ranking;

namespace SemanticSearch.Tests.Search.Ranking;

public sealed class DocumentGroupingTests
{
    static readonly string[] Ranked = ["a1", "b1", "a2", "c1", "a3", "b2"];

    static string DocumentOf(string item) => item[..1];

    [Fact]
    public void A_document_gets_so_many_passages_and_the_order_stays()
    {
        Assert.Equal(["a1", "b1", "a2", "c1", "b2"], DocumentGrouping.Cap(Ranked, DocumentOf, 2));
    }

    [Fact]
    public void Passages_of_a_document_come_together_in_the_order_of_their_best()
    {
        Assert.Equal(["a1", "a2", "a3", "b1", "b2", "c1"], DocumentGrouping.Together(Ranked, DocumentOf, 10));
    }

    [Fact]
    public void Documents_are_limited_and_each_is_capped()
    {
        Assert.Equal(["a1", "a2", "b1", "b2"], DocumentGrouping.Together(Ranked, DocumentOf, documents: 2, perDocument: 2));
    }

    [Fact]
    public void Groups_tell_the_ranks_of_a_documents_passages_and_its_best_score()
    {
        var groups = DocumentGrouping.Groups([Passage("a", 1, 0.9), Passage("b", 2, 0.8), Passage("a", 3, 0.7)]);

        Assert.Collection(
            groups,
            a => Assert.Equal(("a", "Title of a", 0.9, "1 3"), (a.DocumentId, a.Title, a.Score, string.Join(' ', a.Ranks))),
            b => Assert.Equal(("b", "Title of b", 0.8, "2"), (b.DocumentId, b.Title, b.Score, string.Join(' ', b.Ranks))));
    }

    [Property]
    public bool Nothing_is_lost_and_each_document_stays_in_one_piece(byte[] documents)
    {
        var ranked = documents.Select((document, i) => (Document: $"{document % 5}", Rank: i)).ToList();

        var together = DocumentGrouping.Together(ranked, item => item.Document, int.MaxValue);

        var runs = together.Where((item, i) => i == 0 || together[i - 1].Document != item.Document).Select(item => item.Document).ToList();
        return together.Order().SequenceEqual(ranked.Order())
            && runs.SequenceEqual(ranked.Select(item => item.Document).Distinct())
            && together.Zip(together.Skip(1)).All(pair => pair.First.Document != pair.Second.Document || pair.First.Rank < pair.Second.Rank);
    }

    [Property]
    public bool No_document_has_more_than_its_share(byte[] documents, PositiveInt most) =>
        DocumentGrouping.Cap(documents, document => $"{document % 5}", most.Get).GroupBy(document => document % 5).All(group => group.Count() <= most.Get);

    static Passage Passage(string document, int rank, double score) => new()
    {
        Rank = rank,
        Score = score,
        Text = "",
        DocumentId = document,
        Title = $"Title of {document}",
        Metadata = new Dictionary<string, JsonElement>(),
        Facts = DocumentFacts.None,
        HeadingPath = [],
        Start = 0,
        End = 0,
        ContextBefore = new PassageContext("", 0, 0, false),
        ContextAfter = new PassageContext("", 0, 0, false),
        Changes = [],
        Citation = "",
        Sha256 = "",
    };
}
