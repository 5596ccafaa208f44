using FsCheck.Xunit;
using SemanticSearch.Storage.Sqlite;
using static SemanticSearch.Tests.Storage.Sqlite.VectorSnapshots;

namespace SemanticSearch.Tests.Storage.Sqlite;

public class CodePageTests
{
    [Fact]
    public void Pages_hold_all_documents_in_order()
    {
        var blocks = Blocks(3_000, 4, new Random(1)).ToArray();

        var pages = CodePage.Of(blocks, []);

        Assert.InRange(pages.Length, 3, 5);
        AssertHold(blocks, pages);
    }

    [Fact]
    public void A_change_leaves_the_pages_of_other_documents()
    {
        var random = new Random(2);
        var blocks = Blocks(3_000, 4, random);
        var before = CodePage.Of([.. blocks], []);
        blocks[1_000] = blocks[1_000] with { Revision = 2 };
        blocks.AddRange(Blocks(5, 4, random));

        var pages = CodePage.Of([.. blocks], before);

        AssertHold([.. blocks], pages);
        // The changed one is made anew, and so is the last one while it is short.
        Assert.InRange(pages.Intersect(before, ReferenceEqualityComparer.Instance).Count(), before.Length - 2, before.Length - 1);
    }

    [Property(MaxTest = 20)]
    public void However_often_documents_change_pages_stay_few(int seed)
    {
        var random = new Random(seed);
        var blocks = Blocks(2_500, 4, random);
        var pages = CodePage.Of([.. blocks], []);
        for (var change = 0; change < 20; change++)
        {
            blocks.RemoveRange(random.Next(blocks.Count - 100), random.Next(100));
            blocks.AddRange(Blocks(random.Next(100), 4, random));
            pages = CodePage.Of([.. blocks], pages);
            AssertHold([.. blocks], pages);
        }
        Assert.InRange(pages.Length, 1, 12);
    }

    [Fact]
    public void Nothing_has_no_pages() => Assert.Empty(CodePage.Of([], []));

    static void AssertHold(VectorBlock[] blocks, CodePage[] pages)
    {
        Assert.Equal(blocks, pages.SelectMany(page => page.Blocks), ReferenceEqualityComparer.Instance);
        foreach (var page in pages)
        {
            var expected = RowCodes.Of(page.Blocks);
            Assert.Equal(page.Blocks.Sum(block => block.Lengths.Length), page.Rows);
            Assert.Equal(expected.Codes, page.Codes.Codes);
            Assert.Equal(expected.Scales, page.Codes.Scales);
        }
    }
}
