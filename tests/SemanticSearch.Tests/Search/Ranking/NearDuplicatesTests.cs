using System.Globalization;
using SemanticSearch.Search.Ranking;

namespace SemanticSearch.Tests.Search.Ranking;

public sealed class NearDuplicatesTests
{
    const string Speech =
        "Mr. President, my delegation congratulates you on your election. The Pacific is rising faster than our negotiations are moving, and the "
        + "atolls that fed our grandparents will not feed our grandchildren unless the great emitters keep the promises they made here last autumn.";

    [Fact]
    public void It_can_be_cancelled() => Assert.Throws<OperationCanceledException>(() => NearDuplicates.Find([Speech, Speech], new CancellationToken(true)));

    [Fact]
    public void The_same_words_fold_into_the_better_one()
    {
        Assert.Equal([0, 1, 0], Find([Speech, Words(1, 60), Speech]));
    }

    [Fact]
    public void Case_punctuation_and_accents_do_not_matter()
    {
        var other = Speech.ToUpperInvariant().Replace(",", " –", StringComparison.Ordinal).Replace("PRESIDENT", "PRÉSIDENT", StringComparison.Ordinal);

        Assert.Equal([0, 0], Find([Speech, other]));
    }

    [Fact]
    public void A_few_words_may_differ()
    {
        var other = Speech.Replace("congratulates", "felicitates", StringComparison.Ordinal).Replace("last autumn", "last year", StringComparison.Ordinal);

        Assert.Equal([0, 0], Find([Speech, other]));
    }

    [Fact]
    public void Part_of_a_better_one_folds_but_a_longer_one_that_quotes_it_stays()
    {
        var longer = $"{Words(1, 100)} {Speech} {Words(2, 100)}";

        Assert.Equal([0, 0], Find([longer, Speech]));
        Assert.Equal([0, 1], Find([Speech, longer]));
    }

    [Fact]
    public void Passages_that_overlap_by_half_stay_apart()
    {
        var (a, b, c) = (Words(1, 80), Words(2, 80), Words(3, 80));

        Assert.Equal([0, 1], Find([$"{a} {b}", $"{b} {c}"]));
    }

    [Fact]
    public void Short_texts_fold_only_if_they_are_the_same()
    {
        const string Thanks = "I thank the Secretary-General for his briefing.";

        Assert.Equal([0, 1, 0], Find(
            [Thanks, "I thank the Secretary-General for his statement.", Thanks.ToUpperInvariant()]));
        Assert.Equal([0, 1], Find([$"{Thanks} {Words(1, 60)}", Thanks]));
    }

    [Fact]
    public void Five_words_are_no_part_of_a_longer_text()
    {
        Assert.Equal([0, 1], Find([Speech, "the Pacific is rising faster"]));
    }

    [Fact]
    public void Texts_without_words_stay()
    {
        Assert.Equal([0, 1, 2], Find(["", "—", ""]));
    }

    [Fact]
    public void What_was_folded_takes_in_nothing()
    {
        var (a, b, c) = (Words(1, 80), Words(2, 20), Words(3, 15));

        // The second is mostly the first and the third mostly the second, but not mostly the first.
        Assert.Equal([0, 0, 2], Find([a, $"{a} {b}", $"{string.Join(' ', a.Split(' ')[40..])} {b} {c}"]));
    }

    [Fact]
    public void Of_several_that_contain_a_text_the_most_similar_takes_it_in()
    {
        var text = Words(1, 100);
        var less = string.Join(' ', text.Split(' ')[..85]) + " " + Words(2, 100);
        var more = string.Join(' ', text.Split(' ')[..95]) + " " + Words(3, 100);

        Assert.Equal([0, 1, 1], Find([less, more, text]));
    }

    [Fact]
    public void Among_a_thousand_passages_only_the_repeated_ones_fold()
    {
        var texts = Enumerable.Range(0, 1_000).Select(i => Words(i % 900, 200)).ToList();

        var into = Find(texts);

        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => i % 900), into);
    }

    static string Words(int seed, int count)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => "w" + random.Next(5_000).ToString(CultureInfo.InvariantCulture)));
    }

    static int[] Find(IReadOnlyList<string> texts) => NearDuplicates.Find(texts, TestContext.Current.CancellationToken);
}
