using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests;

public sealed class PlaceFailureTests : IDisposable
{
    const int NoSpace = 28;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_disk_without_space_is_told_and_not_the_file_that_was_full() => Assert.Equal(
        $"'{Place}' cannot be written: the disk is full; free some space, or name another place",
        PlaceFailure.Of(new IOException($"No space left on device : '{Place}.rdx1vaeb.eso.partial'", NoSpace), Place).Message);

    [Fact]
    public void A_right_that_is_missing_is_told_with_the_folder() => Assert.Equal(
        $"'{Place}' cannot be written: this user may not write into the folder '{_folder.Path}'; give it the right, or name another place",
        PlaceFailure.Of(new UnauthorizedAccessException(), Place).Message);

    [Fact]
    public void Of_another_failure_the_place_is_told_and_not_the_file_beside_it()
    {
        using var partial = PartialFile.For(Place);

        var failure = PlaceFailure.Of(new IOException($"Read-only file system : '{partial.Path}'"), Place);

        Assert.Equal(
            $"'{Place}' cannot be written: Read-only file system : '{Place}'; check the disk, or name another place", failure.Message);
        Assert.Equal(ErrorKind.Storage, failure.Kind);
    }

    string Place => _folder.At("backup.zip");
}
