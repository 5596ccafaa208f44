using FsCheck.Xunit;
using SemanticSearch.Api.OpenAi.Chat;

namespace SemanticSearch.Tests.Api.OpenAi;

public sealed class FittingTextTests
{
    [Fact]
    public void Of_a_long_question_both_ends_are_kept()
    {
        var text = FittingText.Ends($"Summarise this: {new string('x', 9_000)} Who closed the canal?", 200);

        Assert.InRange(text.Length, 195, 200);
        Assert.StartsWith("Summarise this:", text, StringComparison.Ordinal);
        Assert.EndsWith("Who closed the canal?", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fits_is_left_as_it_is()
    {
        Assert.Equal("canal", FittingText.Ends("canal", 5));
        Assert.Equal("canal", FittingText.Beginning("canal", 5));
    }

    [Property]
    public bool No_surrogate_pair_is_cut(byte before, byte pairs)
    {
        var text = new string('x', before % 7) + string.Concat(Enumerable.Repeat("\U0001F30D", pairs));

        return IsUnicode(FittingText.Ends(text, 20)) && IsUnicode(FittingText.Beginning(text, 20))
            && FittingText.Ends(text, 20).Length <= 20 && FittingText.Beginning(text, 20).Length <= 20;
    }

    static bool IsUnicode(string text) => !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);
}
