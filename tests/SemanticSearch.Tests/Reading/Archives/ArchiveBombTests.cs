using System.Buffers.Binary;
using System.Formats.Tar;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Archives;

public class ArchiveBombTests
{
    // A tar archive of a.txt, "Good.", and b.txt, 40 MiB of zeros.
    const string Bzip2Bomb = "QlpoOTFBWSZTWdMZrnYFBY3foMmAQAF/gACAAAh0AJ5AAEAISCAAkoSkygAA9QD0gVJUNHlNABkDTNuaVS1SCIgI1bESIiAi+ObivOVOCy0SIiAihTLzl0YE"
        + "wUIcCpdJEZNnFWgk49RSMQwRyT9PNCCZMg0XYwiIgI/i7kinChIaYzXOwA==";

    static readonly byte[] Zeros = new byte[40 << 20];

    [Fact]
    public async Task What_unpacks_to_far_more_than_its_size_ends_and_the_good_before_it_is_kept()
    {
        (string, byte[]) good = ("a.txt", Pack.Utf8("Good."));
        foreach (var bytes in new[] { Pack.Zip(good, ("b.txt", Zeros)), Pack.Gzip(Pack.Tar(good, ("b.txt", Zeros))), Convert.FromBase64String(Bzip2Bomb) })
        {
            var found = await Expansion.OfAsync("x", bytes);

            Assert.Equal(["x/a.txt"], found.Ids);
            Assert.Contains("200 times its size", Assert.Single(found.Failures).Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Entries_that_lie_in_one_another_are_refused()
    {
        var bytes = Pack.Zip(("a.txt", "First."), ("b.txt", "Second."));
        var second = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(second + 42), 0);

        Assert.Contains("lie in one another", (await Expansion.OfAsync("x.zip", bytes)).OnlyFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_of_entries_and_of_bytes_end_an_archive()
    {
        var many = Pack.Tar([.. Enumerable.Range(0, 20).Select(i => ($"{i}.txt", "Text."))]);
        var found = await Expansion.OfAsync("x.tar", many, options => options.MaximumArchiveEntries = 5);
        Assert.Equal(5, found.Documents.Count);
        Assert.Contains("MaximumArchiveEntries", Assert.Single(found.Failures).Error, StringComparison.Ordinal);
        var zip = Pack.Zip([.. Enumerable.Range(0, 20).Select(i => ($"{i}.txt", "Text."))]);
        Assert.Contains("MaximumArchiveEntries", (await Expansion.OfAsync("x.zip", zip, options => options.MaximumArchiveEntries = 5)).OnlyFailure, StringComparison.Ordinal);

        var random = new byte[700_000];
        new Random(1).NextBytes(random);
        var text = Pack.Utf8(Convert.ToBase64String(random));
        var large = await Expansion.OfAsync("x.zip", Pack.Zip(("a.txt", text), ("b.txt", text)), options => options.MaximumArchiveBytes = 1 << 20);
        Assert.Equal(["x.zip/a.txt"], large.Ids);
        Assert.Contains("MaximumArchiveBytes", Assert.Single(large.Failures).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_over_the_limit_of_a_document_fails_alone()
    {
        (string, string)[] files = [("a.txt", new string('a', 3000)), ("b.txt", "Small.")];
        foreach (var bytes in new[] { Pack.Zip(files), Pack.Tar(files) })
        {
            var found = await Expansion.OfAsync("x", bytes, options => options.MaximumDocumentBytes = 2048);

            Assert.Equal(["x/b.txt"], found.Ids);
            Assert.Contains("limit of 2048 bytes", Assert.Single(found.Failures).Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_header_that_asks_for_gigabytes_is_refused()
    {
        var tar = Pack.Tar(writer => writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a.txt", [new("comment", new string('x', 3 << 20))])
        {
            DataStream = new MemoryStream(Pack.Utf8("Text.")),
        }));
        Assert.Contains("damaged tar", (await Expansion.OfAsync("x.tar", tar)).OnlyFailure, StringComparison.Ordinal);

        var xz = Pack.Xz(Pack.Utf8("Text."), window: 40);
        Assert.Contains("memory", (await Expansion.OfAsync("x.txt.xz", xz)).OnlyFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archives_that_hold_copies_of_themselves_end()
    {
        var bytes = Pack.Zip(("a.txt", "Text."));
        for (var level = 0; level < 6; level++)
            bytes = Pack.Zip(("1.zip", bytes), ("2.zip", bytes), ("3.zip", bytes));

        var found = await Expansion.OfAsync("x.zip", bytes);

        Assert.Empty(found.Documents);
        Assert.Equal(27, found.Failures.Count);
    }
}
