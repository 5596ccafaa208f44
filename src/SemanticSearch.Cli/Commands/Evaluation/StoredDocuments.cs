using System.Runtime.CompilerServices;
using SemanticSearch.Evaluation;
using SemanticSearch.Search;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>The documents of a collection, and the queries about them.</summary>
static class StoredDocuments
{
    // So many ids are named where a list of all would fill the screen.
    const int NamedIds = 5;

    /// <summary>Finds the documents that the queries of a set name in a collection. Queries whose answer is not in its document are told
    /// of and passed over.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a document is not there, or no query is left;
    /// <see cref="ErrorKind.NotFound"/>: there is no such collection.</exception>
    public static async Task<PreparedSet> PrepareAsync(
        IEvaluationSet set, Library library, Terminal terminal, string collection, CancellationToken cancellationToken)
    {
        var names = new DocumentNames(await ReadIdsAsync(library.Browser, collection, cancellationToken)
            .ToListAsync(cancellationToken));
        var queries = new List<JudgedQuery>();
        var lost = new List<string>();
        foreach (var query in set.Queries.Select(names.Resolve))
        {
            if (query.Answer is null || query.Answer.IsIn(await ReadTextAsync(library.Browser, collection, query.Answer.Document, cancellationToken)))
                queries.Add(query);
            else
                lost.Add(query.Id);
        }

        if (lost.Count > 0)
            Tell(lost, terminal);
        return queries.Count > 0
            ? new PreparedSet(set.Name, collection, queries, id => id, lost.Count)
            : throw new SemanticSearchException(ErrorKind.InvalidRequest, $"no question of '{set.Name}' has its answer in its document");
    }

    /// <summary>The ids of the documents, in their order.</summary>
    public static async IAsyncEnumerable<string> ReadIdsAsync(
        CollectionBrowser browser, string collection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        while (true)
        {
            var page = await browser.ListDocumentsAsync(collection, after, CollectionBrowser.MaximumPage, cancellationToken);
            foreach (var document in page)
                yield return document.Id;
            if (page.Count < CollectionBrowser.MaximumPage)
                yield break;
            after = page[^1].Id;
        }
    }

    static async Task<string> ReadTextAsync(
        CollectionBrowser browser, string collection, string id, CancellationToken cancellationToken) =>
        (await browser.GetDocumentAsync(collection, id, cancellationToken)).Document.Text;

    static void Tell(List<string> lost, Terminal terminal)
    {
        var named = string.Join(", ", lost.Take(NamedIds));
        terminal.Warn(
            $"{Quantity.Of(lost.Count, "question")} passed over, the answer is not in the document: {named}{(lost.Count > NamedIds ? ", …" : "")}");
    }
}
