using System.ComponentModel;
using System.Diagnostics;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Office;

/// <summary>Reads what Pandoc and LibreOffice write of the seed briefs, and compares it with the text that they were given.</summary>
public sealed class RealOfficeTests : ReadingTests, IDisposable
{
    const double MaximumWordErrorRate = 0.01;

    const string Appendix = """


        ## An appendix

        1. First of all
        2. Then
            a. within it
            b. and again
        3. At last

        - a point

        > A quotation that stands by itself.

        | Year | State  | Vote |
        |------|--------|------|
        | 1961 | France | yes  |
        | 1962 | Togo   | no   |

        A claim.[^1] Another.[^2]

        [^1]: What the claim rests on.

        [^2]: And the *other* one.
        """;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_seeds_come_back_from_docx_and_odt_word_for_word()
    {
        await Require("pandoc");
        var briefs = new List<string>();
        foreach (var brief in Seeds.Briefs.Take(6))
            briefs.Add(await WithAppendix(brief));
        foreach (var brief in briefs)
        {
            await Run("pandoc", "-f", "markdown-smart", "-s", brief, "-o", Path.ChangeExtension(brief, ".docx"));
            await Run("pandoc", "-f", "markdown-smart", "-s", brief, "-o", Path.ChangeExtension(brief, ".odt"));
            await Compare(brief, Path.ChangeExtension(brief, ".docx"));
            await Compare(brief, Path.ChangeExtension(brief, ".odt"));
        }
    }

    [Fact]
    public async Task They_come_back_from_what_libreoffice_makes_of_those()
    {
        await Require("pandoc");
        await Require("soffice");
        var brief = await WithAppendix(Seeds.Briefs[0]);
        await Run("pandoc", "-f", "markdown-smart", "-s", brief, "-o", Path.ChangeExtension(brief, ".docx"));
        await Run("pandoc", "-f", "markdown-smart", "-s", brief, "-o", Path.ChangeExtension(brief, ".odt"));
        await Convert(Path.ChangeExtension(brief, ".docx"), "odt");
        await Convert(Path.ChangeExtension(brief, ".odt"), "docx");
        await Convert(Path.ChangeExtension(brief, ".odt"), "fodt");
        foreach (var extension in new[] { ".docx", ".odt", ".fodt" })
            await Compare(brief, Path.Combine(_folder.Path, "converted", Path.GetFileNameWithoutExtension(brief) + extension));
    }

    async Task<string> WithAppendix(string brief)
    {
        var path = Path.Combine(_folder.Path, Path.GetFileName(brief));
        await File.WriteAllTextAsync(
            path, await File.ReadAllTextAsync(brief, TestContext.Current.CancellationToken) + Appendix,
                TestContext.Current.CancellationToken);
        return path;
    }

    static async Task Compare(string brief, string path)
    {
        var source = await ReadFile(brief);
        var document = await ReadFile(path);
        var notes = document.Structure.Notes;

        Assert.Equal(source.Title, document.Title);
        Assert.Equal(["1", "2"], notes.Select(note => note.Label));
        Assert.EndsWith("A claim.", document.Text[..notes[0].CalledAt!.Value], StringComparison.Ordinal);
        Assert.EndsWith("Another.", document.Text[..notes[1].CalledAt!.Value], StringComparison.Ordinal);
        Assert.Contains("1. First of all\n2. Then\n  a. within it\n  b. and again\n3. At last\n- a point", document.Text,
            StringComparison.Ordinal);
        Assert.Contains("Year | State | Vote\n1961 | France | yes\n1962 | Togo | no", document.Text, StringComparison.Ordinal);
        Assert.Contains(document.Structure.Blocks, block => block.Kind == BlockKind.Quotation);
        Assert.Equal(
            source.Structure.Sections.Where(section => section.Heading != source.Title).Select(section => section.Heading),
            document.Structure.Sections.Where(section => section.Heading != source.Title).Select(section => section.Heading));
        Assert.InRange(WordErrorRate(Words(source.Text), Words(TextProper(document, source))), 0, MaximumWordErrorRate);
    }

    // The title page says what the source keeps in its front matter, and Markdown may have its notes elsewhere.
    static string TextProper(Document document, Document source)
    {
        var start = document.Text.IndexOf(source.Text[..40], document.Text.IndexOf('\n', StringComparison.Ordinal),
            StringComparison.Ordinal);
        return document.Text[Math.Max(0, start)..];
    }

    static string[] Words(string text) => text
        .Replace("[1] ", "", StringComparison.Ordinal).Replace("[2] ", "", StringComparison.Ordinal)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    static double WordErrorRate(string[] expected, string[] actual)
    {
        var row = Enumerable.Range(0, actual.Length + 1).ToArray();
        for (var i = 1; i <= expected.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= actual.Length; j++)
            {
                var substituted = diagonal + (expected[i - 1] == actual[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return (double)row[^1] / expected.Length;
    }

    static Task<Document> ReadFile(string path) => Read(FileSources.Enumerate(path).Single());

    Task Convert(string path, string to) => Run(
        "soffice", $"-env:UserInstallation=file://{_folder.Path}/profile", "--headless", "--convert-to", to, "--outdir",
        Path.Combine(_folder.Path, "converted"), path);

    static async Task Require(string program)
    {
        try
        {
            await Run(program, "--version");
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not there");
        }
    }

    static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        Assert.True(process.ExitCode == 0, await errors);
    }
}
