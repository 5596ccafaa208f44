using System.Text.RegularExpressions;
using SemanticSearch.Citing;

namespace SemanticSearch.Tests.Citing;

public partial class RisTests
{
    [Fact]
    public void A_speech_is_a_record_of_tagged_lines()
    {
        var passage = SomePassage.Of(SomePassage.Speech);

        Assert.Equal(
            [
                "TY  - GEN", $"ID  - {passage.Citation}", "TI  - On {water} & peace: 50% of it", "AU  - John F. Kennedy", "PY  - 1961",
                "DA  - 1961/09/25/", "PB  - United Nations", "M1  - A/PV.1013", "SP  - iv", "EP  - v", "SE  - Rivers",
                "UR  - https://example.org/speech", "LA  - en", "ER  - ",
            ],
            CitationExport.Write(passage, CitationFormat.Ris).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_date_without_a_day_keeps_its_slashes() =>
        Assert.Contains("DA  - 1978/11//\r\n", CitationExport.Write(SomePassage.Of(SomePassage.Paper), CitationFormat.Ris), StringComparison.Ordinal);

    [Fact]
    public void Every_line_has_a_tag_whatever_the_title()
    {
        var record = CitationExport.Write(SomePassage.Of(SomePassage.Paper, "Two\nlines\r\nER  - "), CitationFormat.Ris);

        Assert.All(record.Split("\r\n")[..^1], line => Assert.Matches(Line(), line));
        Assert.EndsWith("ER  - \r\n", record, StringComparison.Ordinal);
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]  - [^\r\n]*$")]
    private static partial Regex Line();
}
