using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading;

/// <summary>What tests of formats share: read a text under a name, or see why it cannot be read.</summary>
public abstract class ReadingTests
{
    protected static async Task<Document> Read(string id, string text) => await Read(Some.Source(id, text));

    protected static async Task<Document> Read(DocumentSource source) =>
        (await Some.Reader().ReadAsync(source, TestContext.Current.CancellationToken)).Document;

    protected static Task<string> ProblemOf(string id, string text) => ProblemOf(Some.Source(id, text));

    protected static async Task<string> ProblemOf(DocumentSource source, long? maximumBytes = null)
    {
        var reader = Some.Reader(maximumBytes);
        var error = await Assert.ThrowsAsync<SemanticSearchException>(
            async () => await reader.ReadAsync(source, TestContext.Current.CancellationToken));
        Assert.Equal(ErrorKind.UnreadableDocument, error.Kind);
        Assert.StartsWith($"'{source.Id}': ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        return error.Message;
    }
}
