using System.Text.RegularExpressions;
using SemanticSearch.Citing;

namespace SemanticSearch.Tests.Citing;

public partial class BibTexTests
{
    [Fact]
    public void A_speech_is_an_entry_with_escaped_fields()
    {
        var passage = SomePassage.Of(SomePassage.Speech);

        Assert.Equal(
            $$$"""
            @misc{{{{passage.Citation}}},
              author = {{John F. Kennedy}},
              title = {{On \{water\} \& peace: 50\% of it}},
              year = {1961},
              month = sep,
              date = {1961-09-25},
              organization = {United Nations},
              number = {A/PV.1013},
              pages = {iv--v},
              url = {https://example.org/speech},
              howpublished = {Speech},
              note = {Section “Rivers”},
              language = {en}
            }

            """.ReplaceLineEndings("\n"),
            CitationExport.Write(passage, CitationFormat.Bibtex));
    }

    [Fact]
    public void A_paper_with_a_number_is_a_report()
    {
        var entry = CitationExport.Write(SomePassage.Of(SomePassage.Paper, series: "Studies_1"), CitationFormat.Bibtex);

        Assert.StartsWith("@techreport{", entry, StringComparison.Ordinal);
        Assert.Contains("author = {Quandt, William B. and {The Brookings Institution}}", entry, StringComparison.Ordinal);
        Assert.Contains("number = {WP\\_12}", entry, StringComparison.Ordinal);
        Assert.Contains("series = {Studies\\_1}", entry, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Plain")]
    [InlineData("} , note = {injected")]
    [InlineData("Back\\slash ~ ^ # $ % & _ { }")]
    public void Braces_balance_whatever_the_title(string title)
    {
        var entry = CitationExport.Write(SomePassage.Of(SomePassage.Paper, title), CitationFormat.Bibtex);
        var depth = 0;
        foreach (var c in Escaped().Replace(entry, ""))
        {
            depth += c switch { '{' => 1, '}' => -1, _ => 0 };
            Assert.True(depth >= 0);
        }

        Assert.Equal(0, depth);
        Assert.Equal(entry.Split('\n').Length - 3, Fields().Count(entry));
    }

    [GeneratedRegex(@"\\[{}]")]
    private static partial Regex Escaped();

    [GeneratedRegex("^  [a-z]+ = ", RegexOptions.Multiline)]
    private static partial Regex Fields();
}
