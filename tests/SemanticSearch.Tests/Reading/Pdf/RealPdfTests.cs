using System.Diagnostics;
using System.Text.RegularExpressions;
using SemanticSearch.Reading;
using SemanticSearch.Reading.Pdf;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Pdf;

/// <summary>
/// PDF files that real programs make of the seed briefs, compared word by word with the briefs, and page by page with pdftotext.
/// Without Chromium, LibreOffice, Pandoc and Poppler they are skipped.
/// </summary>
public sealed partial class RealPdfTests : IDisposable
{
    const double MostErrors = 0.01;
    const double MostShared = 0.9;

    const string Columns = "body{columns:2;column-gap:24pt} h1{column-span:all} p{text-align:justify;hyphens:auto}";
    const string Running = "p{text-indent:1.5em;margin:0} @page{margin:2.2cm; @top-center{content:\"Foreign Policy Briefs\"} "
        + "@bottom-center{content:\"Page \" counter(page) \" of \" counter(pages)}}";

    static readonly string[] Briefs = [.. Seeds.Briefs.Take(4).Select(path => FrontMatter().Replace(File.ReadAllText(path), ""))];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(Columns)]
    [InlineData("@page{size:A4 landscape}" + Columns + "body{columns:3}")]
    [InlineData(Running)]
    public async Task What_a_browser_prints_reads_like_its_source(string style)
    {
        var source = string.Join("\n\n", Briefs);
        _folder.Write("brief.md", source);
        await Run("pandoc", "-f", "markdown", "-t", "html", "-o", _folder.At("body.html"), _folder.At("brief.md"));
        var body = await File.ReadAllTextAsync(_folder.At("body.html"), TestContext.Current.CancellationToken);
        _folder.Write(
            "brief.html", $"<!doctype html><html lang=en><style>body{{font:11pt/1.4 serif}} {style}</style><body>{body}</body></html>");
        await Run(
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", $"--user-data-dir={_folder.At("profile")}",
            $"--print-to-pdf={_folder.At("brief.pdf")}", "--no-pdf-header-footer", _folder.At("brief.html"));

        var document = Read("brief.pdf");

        await ReadsLike(source, document.Text);
        await PagesAreRight(document, "brief.pdf");
        if (style == Running)
            Assert.All(document.Structure.Pages, page => Assert.Equal($"{page.Number}", page.Label));
    }

    [Fact]
    public async Task What_an_office_program_prints_keeps_its_footnotes()
    {
        var notes = Briefs.Select(
            (_, i) => $"Telegram {i + 1} to the mission, with the answer that the minister gave on day {i + 2}.").ToArray();
        var source = Briefs.Select(
            (brief, i) => FirstSentence().Replace(brief, m => $"{m.Value}[^{i}]", 1) + $"\n\n[^{i}]: {notes[i]}\n");
        _folder.Write("brief.md", string.Join("\n\n", source));
        await Run("pandoc", "-f", "markdown", "-o", _folder.At("brief.docx"), _folder.At("brief.md"));
        await Run(
            "soffice", $"-env:UserInstallation=file://{_folder.At("profile")}", "--headless", "--convert-to", "pdf", "--outdir",
            _folder.Path, _folder.At("brief.docx"));

        var document = Read("brief.pdf");

        Assert.Equal(
            notes.Select((note, i) => $"[{i + 1}] {note}"),
            document.Structure.Notes.Select(note => document.Text[note.Start..note.End]));
        Assert.All(document.Structure.Notes, note => Assert.EndsWith(".", document.Text[..note.CalledAt!.Value], StringComparison.Ordinal));
        await ReadsLike(string.Join("\n\n", Briefs), NoteLine().Replace(document.Text, ""));
        await PagesAreRight(document, "brief.pdf");
    }

    Document Read(string file) => new PdfFormat().Read(
        new DocumentContent(file, file, null, File.ReadAllBytes(_folder.At(file))), TestContext.Current.CancellationToken);

    async Task ReadsLike(string markdown, string text)
    {
        _folder.Write("source.md", markdown);
        await Run("pandoc", "-f", "markdown", "-t", "plain", "--wrap=none", "-o", _folder.At("source.txt"), _folder.At("source.md"));
        var expected = Words(await File.ReadAllTextAsync(_folder.At("source.txt"), TestContext.Current.CancellationToken));
        var errors = WordErrors.Count(expected, Words(text)) / (double)expected.Length;
        Assert.True(errors <= MostErrors, $"{errors:P2} of the words are wrong");
    }

    async Task PagesAreRight(Document document, string file)
    {
        foreach (var page in document.Structure.Pages.GroupBy(page => page.Number))
        {
            await Run("pdftotext", "-f", $"{page.Key}", "-l", $"{page.Key}", _folder.At(file), _folder.At("page.txt"));
            var there = Words(await File.ReadAllTextAsync(_folder.At("page.txt"), TestContext.Current.CancellationToken));
            var here = page.SelectMany(span => Words(document.Text[span.Start..span.End])).ToArray();
            Assert.InRange(Shared(here, there) / (double)here.Length, MostShared, 1);
            Assert.InRange(Shared(here, there) / (double)there.Length, MostShared, 1);
        }
    }

    // Cut words, labels of notes and running lines differ; the words of another page would differ far more.
    static int Shared(string[] here, string[] there)
    {
        var left = there.CountBy(word => word).ToDictionary();
        return here.Count(word => left.TryGetValue(word, out var count) && count > 0 && (left[word] = count - 1) >= 0);
    }

    static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    static async Task Run(string program, params string[] arguments)
    {
        Assert.SkipUnless(Tool.IsInstalled(program), $"{program} is not installed");
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} failed: {await errors} {await output}");
    }

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"(?<=\n\n)(?!#)[^\n]{40,}?[a-z]\.(?= [A-Z])")]
    private static partial Regex FirstSentence();

    [GeneratedRegex(@"^\[\d+\] Telegram.*$", RegexOptions.Multiline)]
    private static partial Regex NoteLine();
}
