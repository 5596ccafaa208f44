using System.Diagnostics;
using System.Text.Json;
using SemanticSearch.Citing;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Citing;

/// <summary>Reads our exports with a citation processor that nobody here wrote.</summary>
public class PandocTests
{
    [Theory]
    [InlineData(CitationFormat.Csl, "csljson")]
    [InlineData(CitationFormat.Bibtex, "bibtex")]
    public async Task A_processor_reads_back_what_was_written(CitationFormat format, string reader)
    {
        Assert.SkipUnless(Tool.IsInstalled("pandoc"), "pandoc is not installed");
        var passage = SomePassage.Of(SomePassage.Paper, "On {water} & peace: 50% of it_all");
        using var folder = new TemporaryFolder();
        var file = folder.Write("reference", CitationExport.Write(passage, format));

        var item = await ReadAsync(file, reader);

        Assert.Equal(passage.Citation, item.GetProperty("id").GetString());
        Assert.Equal(
            "On {water} & peace: 50% of it_all",
            item.GetProperty("title").GetString()!.Replace("<span class=\"nocase\">", "", StringComparison.Ordinal).Replace("</span>", "", StringComparison.Ordinal));
        Assert.Equal("Quandt", item.GetProperty("author")[0].GetProperty("family").GetString());
        Assert.Equal("The Brookings Institution", item.GetProperty("author")[1].GetProperty("literal").GetString());
        Assert.Equal("1978", item.GetProperty("issued").GetProperty("date-parts")[0][0].ToString());
        Assert.Equal("11", item.GetProperty("issued").GetProperty("date-parts")[0][1].ToString());
        Assert.Equal("Brookings", item.GetProperty("publisher").GetString());
    }

    static async Task<JsonElement> ReadAsync(string file, string reader)
    {
        var start = new ProcessStartInfo("pandoc", ["-f", reader, "-t", "csljson", file]) { RedirectStandardOutput = true };
        using var pandoc = Process.Start(start)!;
        var output = await pandoc.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pandoc.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, pandoc.ExitCode);
        return Assert.Single(JsonSerializer.Deserialize<JsonElement>(output).EnumerateArray());
    }
}
