using SemanticSearch.Sources.Watching;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Sources.Watching;

public sealed class FileEventsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("speech.txt", true)]
    [InlineData("years/1995/speech.txt", true)]
    [InlineData("years", true)]
    [InlineData(".speech.txt.part", false)]
    [InlineData(".git/index", false)]
    [InlineData("data", false)]
    [InlineData("data/index.db-wal", false)]
    [InlineData("data/models/mine/model.onnx", false)]
    public void What_changes_within_an_index_or_is_hidden_wakes_nobody(string path, bool concerns)
    {
        _folder.Write(Path.Combine("data", DataFolder.IndexName), "an index");

        Assert.Equal(concerns, FileEvents.Concerns(_folder.Path, path));
    }
}
