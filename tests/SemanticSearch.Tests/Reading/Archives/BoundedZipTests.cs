using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SemanticSearch.Reading;
using SemanticSearch.Reading.Archives;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Archives;

public class BoundedZipTests
{
    [Fact]
    public void Entries_are_read_by_their_path_whatever_its_case()
    {
        var zip = Open(OfficeFiles.Zip([new("a/b.xml", "text"), new("c.xml", "")]));

        Assert.Equal(["a/b.xml", "c.xml"], zip.Names.Order());
        Assert.Equal("text", Encoding.UTF8.GetString(zip.Read("A/B.xml")!));
        Assert.Empty(zip.Read("c.xml")!);
        Assert.Null(zip.Read("d.xml"));
    }

    [Fact]
    public void An_entry_beyond_the_limit_is_refused_before_it_is_unpacked()
    {
        var bomb = Zeros(count: 1, BoundedZip.MaximumEntryBytes + 1);

        Assert.Contains("more than 33554432 are not unpacked", Problem(() => Open(bomb).Read("0")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_unpacks_to_far_more_than_its_size_is_refused() => Assert.Contains(
        "200 times its size", Problem(() => Open(Zeros(count: 1, BoundedZip.MaximumEntryBytes / 2)).Read("0")), StringComparison.Ordinal);

    [Fact]
    public void All_entries_together_are_limited()
    {
        var zip = Open(Zeros(count: 4, BoundedZip.MaximumTotalBytes / 3, noise: 64));
        for (var i = 0; i < 3; i++)
            Assert.NotNull(zip.Read($"{i}"));

        Assert.Contains("unpacks to more than 100663296 bytes", Problem(() => zip.Read("3")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(24, 1)]
    [InlineData(16, 7)]
    public void A_directory_that_lies_about_an_entry_is_found_out(int field, int value)
    {
        var bytes = OfficeFiles.Zip([new("a.xml", "some text, some text")]);
        Record(bytes, 0, span => BinaryPrimitives.WriteInt32LittleEndian(span[field..], value));

        Assert.Contains("damaged", Problem(() => Open(bytes).Read("a.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_that_share_bytes_are_refused()
    {
        var bytes = OfficeFiles.Zip([new("a.xml", "text"), new("b.xml", "text")]);
        Record(bytes, 1, span => BinaryPrimitives.WriteInt32LittleEndian(span[42..], 0));

        Assert.Contains("lie in one another", Problem(() => Open(bytes)), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_entries_are_refused() =>
        Assert.Contains("more than 20000 entries", Problem(() => Open(Zeros(count: 20_001, length: 0))), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(60)]
    public void What_is_cut_off_is_refused(int length) =>
        Assert.Contains("damaged", Problem(() => Open(OfficeFiles.Zip([new("a.xml", "text")])[..length])), StringComparison.Ordinal);

    [Fact]
    public void An_encrypted_entry_is_refused()
    {
        var bytes = OfficeFiles.Zip([new("a.xml", "text")]);
        Record(bytes, 0, span => span[8] |= 1);

        Assert.Contains("password", Problem(() => Open(bytes).Read("a.xml")), StringComparison.Ordinal);
    }

    delegate void Change(Span<byte> record);

    static void Record(byte[] bytes, int index, Change change)
    {
        var at = -1;
        for (var i = 0; i <= index; i++)
            at += 1 + bytes.AsSpan(at + 1).IndexOf("PK\x01\x02"u8);
        change(bytes.AsSpan(at));
    }

    // With noise, every so many bytes, they are packed less well.
    static byte[] Zeros(int count, int length, int noise = int.MaxValue)
    {
        var bytes = new byte[length];
        var random = new Random(1);
        for (var i = 0L; i < length; i += noise)
            bytes[i] = (byte)(noise < length ? random.Next(256) : 0);
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < count; i++)
            {
                using var entry = archive.CreateEntry($"{i}", CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }
        return stream.ToArray();
    }

    static BoundedZip Open(byte[] bytes) => BoundedZip.Open(new DocumentContent("a.zip", "a.zip", null, bytes));

    static string Problem(Action action)
    {
        var error = Assert.Throws<SemanticSearchException>(action);
        Assert.Equal(ErrorKind.UnreadableDocument, error.Kind);
        return error.Message;
    }
}
