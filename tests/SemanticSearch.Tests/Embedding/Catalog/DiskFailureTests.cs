using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Tests.Embedding.Catalog;

public class DiskFailureTests
{
    [Theory]
    [InlineData(28)]
    [InlineData(unchecked((int)0x80070070))]
    public void A_full_disk_says_so(int code)
    {
        var error = DiskFailure.Of(new IOException("No space left on device", code), "/data/models");

        Assert.Equal(ErrorKind.Storage, error.Kind);
        Assert.Contains("The disk is full: /data/models", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_is_really_full_is_recognised()
    {
        const string Full = "/dev/full";
        Assert.SkipUnless(File.Exists(Full), $"this system has no {Full}");

        var failure = Assert.Throws<IOException>(() =>
        {
            using var stream = new FileStream(Full, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
            stream.WriteByte(1);
        });

        Assert.True(DiskFailure.Is(failure));
        Assert.Contains("The disk is full", DiskFailure.Of(failure, Full).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_permission_says_so()
    {
        var error = DiskFailure.Of(new UnauthorizedAccessException(), "/data/models");

        Assert.Equal(ErrorKind.Storage, error.Kind);
        Assert.Contains("No permission to write /data/models", error.Message, StringComparison.Ordinal);
    }
}
