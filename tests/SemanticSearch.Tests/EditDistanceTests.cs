using FsCheck;
using FsCheck.Fluent;

namespace SemanticSearch.Tests;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("treaty", "treaty", 0)]
    [InlineData("traety", "treaty", 1)]
    [InlineData("treay", "treaty", 1)]
    [InlineData("treatyy", "treaty", 1)]
    [InlineData("treety", "treaty", 1)]
    [InlineData("keneddy", "kennedy", 2)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "ab", 2)]
    public void Slips_are_counted(string a, string b, int slips) => Assert.Equal(slips, EditDistance.Between(a, b, 3));

    [Fact]
    public void What_is_too_far_is_one_more_than_was_asked() => Assert.Equal(3, EditDistance.Between("embargo", "sanction", 2));

    [Fact]
    public void The_bounded_distance_is_that_of_the_whole_table() =>
        Prop.ForAll(
            Gen.Elements('a', 'b', 'c').ListOf(6).Two().ToArbitrary(),
            pair =>
            {
                var (a, b) = (string.Concat(pair.Item1), string.Concat(pair.Item2.Skip(1)));
                var distance = Naive(a, b);
                foreach (var most in (int[])[0, 1, 2, 5])
                    Assert.Equal(Math.Min(distance, most + 1), EditDistance.Between(a, b, most));
            }).QuickCheckThrowOnFailure();

    static int Naive(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                        Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        return table[a.Length, b.Length];
    }
}
