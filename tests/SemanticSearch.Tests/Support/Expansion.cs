using Microsoft.Extensions.Options;
using SemanticSearch.Reading;
using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Tests.Support;

/// <summary>What a container holds: the documents that can be read, and why the others cannot.</summary>
sealed record Expansion(IReadOnlyList<Document> Documents, IReadOnlyList<(string Id, string Error)> Failures)
{
    public static Task<Expansion> OfAsync(string name, byte[] bytes, Action<SemanticSearchOptions>? change = null) =>
        OfAsync(Some.Source(name, bytes), change);

    public static async Task<Expansion> OfAsync(DocumentSource source, Action<SemanticSearchOptions>? change = null)
    {
        var settings = new SemanticSearchOptions();
        change?.Invoke(settings);
        var options = Options.Create(settings);
        var reader = new DocumentReader(options);
        var (documents, failures) = (new List<Document>(), new List<(string, string)>());
        await foreach (var found in new SourceExpander(options).ExpandAsync(AsyncEnumerable.Repeat(source, 1), TestContext.Current.CancellationToken))
        {
            try
            {
                documents.Add((await reader.ReadAsync(found, TestContext.Current.CancellationToken)).Document);
            }
            catch (SemanticSearchException e) when (e.Kind == ErrorKind.UnreadableDocument)
            {
                Assert.StartsWith($"'{found.Id}': ", e.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', e.Message);
                failures.Add((found.Id, e.Message));
            }
        }
        return new Expansion(documents, failures);
    }

    /// <summary>The ids of the documents.</summary>
    public IEnumerable<string> Ids => Documents.Select(document => document.Id);

    /// <summary>The one failure, when nothing else was found.</summary>
    public string OnlyFailure
    {
        get
        {
            Assert.Empty(Documents);
            return Assert.Single(Failures).Error;
        }
    }
}
