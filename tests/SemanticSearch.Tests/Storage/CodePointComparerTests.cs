using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Storage;

public class CodePointComparerTests
{
    [Fact]
    public void Texts_compare_as_their_bytes_in_UTF_8() => Prop.ForAll<string, string>((x, y) =>
    {
        var (first, second) = (Clean(x), Clean(y));
        var expected = Encoding.UTF8.GetBytes(first).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(second));
        return Math.Sign(expected) == Math.Sign(CodePointComparer.Instance.Compare(first, second));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("～", "🕊")]
    [InlineData("a", "a/b")]
    [InlineData("z", "é")]
    public void What_is_above_U_FFFF_comes_last(string less, string greater) =>
        Assert.True(CodePointComparer.Instance.Compare(less, greater) < 0);

    // Half a surrogate pair has no bytes.
    static string Clean(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
}
