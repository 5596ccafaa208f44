using FsCheck.Xunit;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public class RowSetTests
{
    [Property(MaxTest = 100)]
    public void Operations_are_those_of_sets(int seed, byte length)
    {
        var random = new Random(seed);
        var (x, y) = (Random(random, length), Random(random, length));
        var (set, other) = (RowSet.Of(length, x), RowSet.Of(length, y));

        Assert.Equal(x, Rows(set));
        Assert.Equal(x.Intersect(y).Order(), Rows(set.And(other)));
        Assert.Equal(x, Rows(set.And(null)));
        Assert.Equal(x.Union(y).Order(), Rows(set.Or(other)));
        Assert.Equal(Enumerable.Range(0, length).Except(x), Rows(set.Not()));
        Assert.Equal(x.Length, set.Count);
        Assert.Equal(x.Length == 0, set.IsEmpty);
        Assert.All(Enumerable.Range(0, length), row => Assert.Equal(x.Contains(row), set.Holds(row)));
    }

    [Property(MaxTest = 100)]
    public void Rows_are_added(int seed, byte length)
    {
        var random = new Random(seed);
        var (x, y, z) = (Random(random, length), Random(random, length), Random(random, length));

        var both = RowSet.Of(length, x);
        both.AddAll(RowSet.Of(length, y));
        var shared = RowSet.Of(length, x);
        shared.AddShared(RowSet.Of(length, y), RowSet.Of(length, z));

        Assert.Equal(x.Union(y).Order(), Rows(both));
        Assert.Equal(x.Union(y.Intersect(z)).Order(), Rows(shared));
    }

    [Property(MaxTest = 200)]
    public void Ranges_are_those_of_sets(int seed, byte length)
    {
        var random = new Random(seed);
        var x = Random(random, length);
        var set = RowSet.Of(length, x);
        var from = random.Next(length + 1);
        var to = random.Next(from, length + 1);
        var inside = x.Where(row => from <= row && row < to).ToArray();

        var found = new List<int>();
        foreach (var row in set.In(from, to))
            found.Add(row);
        var ranged = RowSet.Of(length, x);
        ranged.AddRange(from, to);

        Assert.Equal(inside, found);
        Assert.Equal(inside.Length, set.CountIn(from, to));
        Assert.Equal(inside.Length > 0, set.AnyIn(from, to));
        Assert.Equal(x.Union(Enumerable.Range(from, to - from)).Order(), Rows(ranged));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    public void A_word_without_a_set_has_all_rows(int length)
    {
        var all = new RowSet(length).Not();

        for (var word = 0; word < RowSet.WordsOf(length); word++)
            Assert.Equal(RowSet.Word(all, word, length), RowSet.Word(null, word, length));
    }

    static int[] Random(Random random, int length)
    {
        var share = random.Next(5);
        return [.. Enumerable.Range(0, length).Where(_ => random.Next(4) < share)];
    }

    static List<int> Rows(RowSet set)
    {
        var rows = new List<int>();
        foreach (var row in set)
            rows.Add(row);
        return rows;
    }
}
