using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Reading;
using SemanticSearch.Sources;
using SemanticSearch.Sources.Watching;

namespace SemanticSearch.Tests.Sources.Watching;

public class SettlingFilesTests
{
    static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    readonly FakeTimeProvider _time = new();
    readonly SettlingFiles _files;

    public SettlingFilesTests() => _files = new SettlingFiles(Settle, _time);

    [Fact]
    public void A_file_whose_own_time_is_old_enough_is_read_at_once()
    {
        Assert.True(_files.IsSettled(FileOf(writtenBefore: Settle)));
        Assert.Null(_files.Remaining);
    }

    [Fact]
    public void A_file_that_was_just_written_waits_until_it_has_stood_still()
    {
        var file = FileOf(writtenBefore: TimeSpan.FromSeconds(1));

        Assert.False(_files.IsSettled(file));
        Assert.Equal(Settle, _files.Remaining);
        _time.Advance(Settle);
        Assert.Equal(TimeSpan.Zero, _files.Remaining);
        Assert.True(_files.IsSettled(file));
    }

    [Fact]
    public void A_file_of_the_future_is_read_once_size_and_time_have_been_seen_to_stand_still()
    {
        var file = FileOf(writtenBefore: TimeSpan.FromDays(-1));
        Assert.False(_files.IsSettled(file));
        _time.Advance(Settle);
        var grown = file with { Size = file.Size + 1 };
        Assert.False(_files.IsSettled(grown));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(_files.IsSettled(grown));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(_files.IsSettled(grown));
        Assert.True(_files.IsSettled(grown));
    }

    [Fact]
    public void Only_files_that_still_wait_are_kept_in_mind()
    {
        var (early, late) = (FileOf(TimeSpan.FromDays(-1), "early"), FileOf(TimeSpan.FromDays(-1), "late"));
        _files.IsSettled(early);
        _time.Advance(TimeSpan.FromSeconds(3));
        _files.IsSettled(late);
        _time.Advance(TimeSpan.FromSeconds(2));

        _files.ForgetSettled();

        Assert.Equal(TimeSpan.FromSeconds(3), _files.Remaining);
        Assert.False(_files.IsSettled(early));
    }

    FoundFile FileOf(TimeSpan writtenBefore, string name = "file") =>
        new(name, 100, _time.GetUtcNow() - writtenBefore, DocumentSource.FromText(name, "Text."));
}
