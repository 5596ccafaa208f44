using FsCheck.Xunit;
using SemanticSearch.Lexicon;

namespace SemanticSearch.Tests.Lexicon;

public class TermAnalyzerTests
{
    [Theory]
    [InlineData("The ministers negotiated treaties", "minist negoti treati")]
    [InlineData("U.N. and U.S.S.R. forces", "un ussr forc")]
    [InlineData("Iran's and Egypt’s claims", "iran egypt claim")]
    [InlineData("S/RES/1701 (2006)", "s res 1701 2006")]
    [InlineData("Côte d'Ivoire, Türkiye", "cote d ivoir turkiy")]
    [InlineData("the U.S. position", "us posit")]
    [InlineData("ended in 1.Next", "end 1 next")]
    [InlineData("安理会", "安 理 会")]
    [InlineData("Совет Безопасности", "совет безопасности")]
    [InlineData("the of and", "")]
    public void A_text_is_analysed_to_its_stems(string text, string stems) =>
        Assert.Equal(stems, string.Join(' ', TermAnalyzer.Terms(text).Select(term => term.Stem)));

    [Property(MaxTest = 500)]
    public void Terms_lie_in_order_inside_the_text_and_hold_neither_marks_nor_spaces(string? text)
    {
        var end = 0;
        foreach (var term in TermAnalyzer.Terms(text ?? ""))
        {
            Assert.InRange(term.Start, end, term.End - 1);
            end = term.End;
            Assert.InRange(end, 1, text!.Length);
            Assert.NotEmpty(term.Stem);
            Assert.DoesNotContain(term.Stem + term.Form, c => char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c));
        }
    }

    [Property(MaxTest = 200)]
    public void Case_makes_no_difference(string? text)
    {
        var ascii = new string([.. (text ?? "").Where(char.IsAscii)]);
        Assert.Equal(
            TermAnalyzer.Terms(ascii.ToLowerInvariant()).Select(term => term.Stem),
            TermAnalyzer.Terms(ascii.ToUpperInvariant()).Select(term => term.Stem));
    }
}
