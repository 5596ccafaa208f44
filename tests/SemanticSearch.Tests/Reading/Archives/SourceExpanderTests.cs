using System.Formats.Tar;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Archives;

public class SourceExpanderTests
{
    // "xz note.txt", of our own writing.
    const string PackedNote = "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ABBAD1dACoaCKICwlpzJHFFl4GzdZqhNkxgipHM8tU7+2XmyWmGM2jjYLm0My7J6dsCovwU7nuWf0kgFOw8"
        + "w/mVcwAAAAAAPRLDM2jYYUEAAVlCinMt0x+2830BAAAAAARZWg==";

    static readonly (string, string)[] Files = [("a.txt", "The treaty."), ("sub/b.md", "# The envoy\n\nHe left."), ("c.png", "x"), ("._a.txt", "fork")];

    [Theory]
    [InlineData("zip")]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    [InlineData("tar.bz2")]
    [InlineData("tar.xz")]
    [InlineData("whatever")]
    public async Task An_archive_gives_its_readable_files(string kind)
    {
        var bytes = kind switch
        {
            "zip" => Pack.Zip(Files),
            "tar.gz" or "whatever" => Pack.Gzip(Pack.Tar(Files)),
            "tar.bz2" => Pack.Bzip2(Pack.Tar(Files)),
            "tar.xz" => Pack.Xz(Pack.Tar(Files), blockBytes: 999),
            _ => Pack.Tar(Files),
        };

        var found = await Expansion.OfAsync($"corpus.{kind}", bytes);

        Assert.Equal([$"corpus.{kind}/a.txt", $"corpus.{kind}/sub/b.md"], found.Ids);
        Assert.Equal(["a", "The envoy"], found.Documents.Select(document => document.Title));
        Assert.Empty(found.Failures);
    }

    [Fact]
    public async Task Packed_single_files_are_documents_and_xz_is_checked()
    {
        var packed = Convert.FromBase64String(PackedNote);
        var note = Assert.Single((await Expansion.OfAsync("note.txt.xz", packed)).Documents);
        Assert.Equal("note.txt.xz/note.txt", note.Id);
        Assert.StartsWith("The embassy reopens in May;", note.Text, StringComparison.Ordinal);
        Assert.Equal("The treaty.", Assert.Single((await Expansion.OfAsync("a.txt.gz", Pack.Gzip(Pack.Utf8("The treaty.")))).Documents).Text);

        var concatenated = await Expansion.OfAsync("note.txt.xz", [.. packed, .. packed]);
        Assert.Equal(2, concatenated.Documents[0].Text.Split("reopens").Length - 1);

        packed[50] ^= 1;
        Assert.Contains("damaged", (await Expansion.OfAsync("note.txt.xz", packed)).OnlyFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archives_within_archives_are_opened_two_levels_deep()
    {
        var bytes = Pack.Zip(("a.txt", "Deep."));
        for (var level = 0; level < 2; level++)
            bytes = level == 0 ? Pack.Gzip(Pack.Tar(("inner.zip", bytes))) : Pack.Zip(("inner.tgz", bytes));

        Assert.Equal(["x.zip/inner.tgz/inner.zip/a.txt"], (await Expansion.OfAsync("x.zip", bytes)).Ids);
        var deeper = await Expansion.OfAsync("x.zip", Pack.Zip(("outer.zip", bytes), ("b.txt", Pack.Utf8("Near."))));
        Assert.Equal(["x.zip/b.txt"], deeper.Ids);
        Assert.Contains("within more than 2 others", Assert.Single(deeper.Failures).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_climb_out_and_links_are_told_and_the_others_read()
    {
        var zip = await Expansion.OfAsync("x.zip", Pack.Zip(("../up.txt", "x"), ("/etc/passwd", "x"), (@"C:\a.txt", "x"), ("a/../../b.txt", "x"), ("good.txt", "Good.")));
        Assert.Equal(["x.zip/good.txt"], zip.Ids);
        Assert.Equal(4, zip.Failures.Count);
        Assert.Equal("x.zip/__/up.txt", zip.Failures[0].Id);

        var tar = await Expansion.OfAsync("x.tar", Pack.Tar(writer =>
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "folder/"));
            writer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "link.txt") { LinkName = "/etc/passwd" });
            writer.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "hard.txt") { LinkName = "good.txt" });
            writer.WriteEntry(new PaxTarEntry(TarEntryType.CharacterDevice, "device") { DeviceMajor = 1, DeviceMinor = 3 });
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Fifo, "pipe"));
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "good.txt") { DataStream = new MemoryStream(Pack.Utf8("Good.")) });
        }));
        Assert.Equal(["x.tar/good.txt"], tar.Ids);
        Assert.Equal(["x.tar/link.txt", "x.tar/hard.txt", "x.tar/device", "x.tar/pipe"], tar.Failures.Select(failure => failure.Id));
    }

    [Fact]
    public async Task Entries_of_one_name_do_not_hide_each_other()
    {
        var found = await Expansion.OfAsync("x.tar", Pack.Tar(("a.txt", "First."), ("a.txt", "Second."), ("b%.txt", "Third.")));

        Assert.Equal(["x.tar/a.txt", "x.tar/b_.txt"], found.Ids);
        Assert.Equal("First.", found.Documents[0].Text);
        Assert.Contains("name of another entry", Assert.Single(found.Failures).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_an_archive_says_where_it_lies()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("x.zip");
        await File.WriteAllBytesAsync(path, Pack.Zip(("sub/a.txt", "Text."), ("t.csv", "id,text\n7,Row.")), TestContext.Current.CancellationToken);

        var found = await Expansion.OfAsync(Assert.Single(FileSources.Enumerate(path)));

        Assert.Equal([$"{path}!/sub/a.txt", $"{path}!/t.csv!/row 2"], found.Documents.Select(document => document.Location));
        Assert.Equal(["x.zip/sub/a.txt", "x.zip/t.csv/7"], found.Ids);
    }

    [Fact]
    public async Task What_can_be_read_once_is_read_whole()
    {
        foreach (var (name, bytes, id) in new[] { ("in", Pack.Utf8(new string('x', 10_000)), "in"), ("in", Pack.Zip(Files[0]), "in/a.txt") })
        {
            var opened = 0;
            var source = new DocumentSource(name, _ => ValueTask.FromResult<Stream>(opened++ == 0 ? new OneWay(bytes) : Stream.Null)) { OpensOnce = true };
            Assert.Equal([id], (await Expansion.OfAsync(source)).Ids);
        }
    }

    [Fact]
    public async Task Large_files_that_are_not_read_are_passed_over()
    {
        var random = new byte[5 << 20];
        new Random(1).NextBytes(random);

        Assert.Equal(["x/a.txt"], (await Expansion.OfAsync("x", Pack.Tar(("map.png", random), ("a.txt", Pack.Utf8("Text."))))).Ids);
    }

    [Theory]
    [InlineData("x.zip", "holds no document")]
    [InlineData("x.tar", "holds no document")]
    public async Task An_archive_without_documents_is_told(string name, string expected)
    {
        var bytes = name == "x.zip" ? Pack.Zip(("map.png", "x")) : Pack.Tar(("map.png", "x"));

        Assert.Contains(expected, (await Expansion.OfAsync(name, bytes)).OnlyFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_entry_is_told_and_the_good_ones_are_read()
    {
        var bytes = Pack.Zip(("a.txt", string.Join(' ', Enumerable.Range(0, 500))), ("b.txt", "Good."));
        bytes[60] ^= 0xFF;

        var found = await Expansion.OfAsync("x.zip", bytes);

        Assert.Equal(["x.zip/b.txt"], found.Ids);
        Assert.Contains("damaged", Assert.Single(found.Failures).Error, StringComparison.Ordinal);
        var cut = await Expansion.OfAsync("x.tar", Pack.Tar(("a.txt", "First."), ("b.txt", new string('b', 9000)))[..^6000]);
        Assert.Equal(["x.tar/a.txt"], cut.Ids);
        Assert.Equal(["x.tar/b.txt", "x.tar"], cut.Failures.Select(failure => failure.Id));
    }

    sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
