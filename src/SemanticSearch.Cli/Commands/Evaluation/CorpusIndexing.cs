using SemanticSearch.Reading;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>Indexes the documents of a set, and tells of those that fail.</summary>
/// <param name="library">An empty library.</param>
/// <param name="terminal">Hears of documents that cannot be indexed.</param>
/// <param name="bar">Shows how far it is, or null.</param>
sealed class CorpusIndexing(Library library, Terminal terminal, ProgressTask? bar)
{
    long _documents;

    /// <summary>The library.</summary>
    public Library Library => library;

    /// <summary>Where warnings go.</summary>
    public Terminal Terminal => terminal;

    /// <summary>How many documents could not be indexed.</summary>
    public int Failed { get; private set; }

    /// <summary>Indexes documents.</summary>
    /// <param name="sources">The documents.</param>
    /// <param name="nameOf">What the set calls a document of that id.</param>
    /// <param name="cancellationToken">Ends the indexing.</param>
    public async Task AddAsync(IEnumerable<DocumentSource> sources, Func<string, string> nameOf, CancellationToken cancellationToken)
    {
        await foreach (var result in library.Indexer.IndexAsync(SearchRequest.DefaultCollection, sources, cancellationToken))
        {
            bar?.Description($"indexing, {Quantity.Of(++_documents, "document")}");
            if (result.Error is not { } error)
                continue;
            Failed++;
            terminal.Warn($"corpus document '{nameOf(result.DocumentId)}' failed: {error}");
        }
    }

    /// <summary>Shows that all is indexed.</summary>
    public void Finish() => bar?.IsIndeterminate(false).Value(bar.MaxValue);
}
