using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading;

public class FileSourcesTests
{
    [Fact]
    public void A_folder_gives_its_readable_files_of_every_depth_in_ordinal_order()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "b.md", "a/z.txt", "a-b.txt", "a/deep/x.XML", "Z.txt", "a.txt", "c.exe", "README" })
            folder.Write($"corpus/{name}");

        var sources = FileSources.Enumerate(Path.Combine(folder.Path, "corpus") + "/").ToList();

        Assert.Equal(
            ["corpus/Z.txt", "corpus/a-b.txt", "corpus/a.txt", "corpus/a/deep/x.XML", "corpus/a/z.txt", "corpus/b.md"],
            sources.Select(source => source.Id));
        Assert.Equal(Path.Combine(folder.Path, "corpus", "a", "deep", "x.XML"), sources[3].Location);
    }

    [Fact]
    public void Dot_files_and_dot_folders_are_passed_over()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "._FRA.txt", ".hidden.txt", ".git/a.txt", "a.txt" })
            folder.Write(name);

        Assert.Equal("a.txt", Path.GetFileName(Assert.Single(FileSources.Enumerate(folder.Path)).Id));
    }

    [Fact]
    public void A_folder_with_an_index_is_passed_over()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "data/index.db", "data/models/vocab.txt", "data/a.txt", "other/data/b.txt" })
            folder.Write(name);

        Assert.Equal("b.txt", Path.GetFileName(Assert.Single(FileSources.Enumerate(folder.Path)).Id));
    }

    [Fact]
    public void A_file_gives_itself_whatever_its_name()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("notes", Assert.Single(FileSources.Enumerate(folder.Write("a/notes"))).Id);
        Assert.Equal(".hidden.txt", Assert.Single(FileSources.Enumerate(folder.Write(".hidden.txt"))).Id);
    }

    [Fact]
    public void A_loop_of_links_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var folder = new TemporaryFolder();
        folder.Write("a/a.txt");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "a", "alias.txt"), Path.Combine(folder.Path, "a", "a.txt"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "a", "up"), folder.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "start"), Path.Combine(folder.Path, "a"));

        Assert.Equal(["start/a.txt", "start/alias.txt"], FileSources.Enumerate(Path.Combine(folder.Path, "start")).Select(s => s.Id));
    }

    [Fact]
    public void What_an_id_must_not_contain_becomes_an_underscore_and_names_stay_distinct()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows refuses such names");
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "50%.txt", "50_.txt", @"50\.txt", " lead.txt", "new\nline.txt" })
            folder.Write($"c/{name}");

        var ids = FileSources.Enumerate(Path.Combine(folder.Path, "c")).Select(source => source.Id).ToList();

        Assert.Equal(["c/50_.txt", "c/50_.txt_", "c/50_.txt__", "c/_lead.txt", "c/new_line.txt"], ids);
    }

    [Fact]
    public void An_id_that_is_too_long_is_cut_and_stays_distinct_and_readable()
    {
        var one = FileIds.Shorten(new string('x', 600) + "1.md");
        var two = FileIds.Shorten(new string('x', 600) + "2.md");

        Assert.Null(DocumentId.Problem(one));
        Assert.Equal(512, one.Length);
        Assert.NotEqual(one, two);
        Assert.EndsWith(".md", one, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        var error = Assert.Throws<SemanticSearchException>(() => FileSources.Enumerate("/no/such/place"));

        Assert.Equal(ErrorKind.NotFound, error.Kind);
    }
}
