using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using SemanticSearch.Chunking;

namespace SemanticSearch.Indexing;

/// <summary>The second stage: embeds the chunks of several documents together, so that short ones keep every core busy too.</summary>
/// <param name="passages">Embeds.</param>
/// <param name="embeddingText">Tells what is embedded for a chunk.</param>
/// <param name="groupTokens">How many tokens are embedded together.</param>
/// <param name="logger">Hears of failures.</param>
sealed class DocumentEmbedder(
    IEmbeddingGenerator<string, Embedding<float>> passages, EmbeddingText embeddingText, int groupTokens, ILogger logger)
{
    const int GroupDocuments = 64;

    /// <summary>Embeds documents in their order.</summary>
    public async IAsyncEnumerable<EmbeddedDocument> EmbedAsync(
        IAsyncEnumerable<PreparedDocument> documents, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var group = new List<PreparedDocument>();
        var tokens = 0L;
        await using var next = documents.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var coming = next.MoveNextAsync();
            // Nobody waits for company: the next document may need the memory of those that are here.
            if (group.Count > 0 && (!coming.IsCompleted || tokens >= groupTokens || group.Count >= GroupDocuments))
            {
                foreach (var embedded in await EmbedGroupAsync(group, cancellationToken))
                    yield return embedded;
                group.Clear();
                tokens = 0;
            }

            if (!await coming)
                break;
            group.Add(next.Current);
            tokens += next.Current.NewTokens;
        }

        foreach (var embedded in await EmbedGroupAsync(group, cancellationToken))
            yield return embedded;
    }

    async Task<IReadOnlyList<EmbeddedDocument>> EmbedGroupAsync(List<PreparedDocument> group, CancellationToken cancellationToken)
    {
        try
        {
            return await EmbedTogetherAsync(group, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One document of the group is to blame; alone, each tells for itself.
            logger.GroupBroke(group.Count, e);
            var results = new List<EmbeddedDocument>();
            foreach (var document in group)
                results.Add(await EmbedAloneAsync(document, cancellationToken));
            return results;
        }
    }

    async Task<EmbeddedDocument> EmbedAloneAsync(PreparedDocument document, CancellationToken cancellationToken)
    {
        try
        {
            return (await EmbedTogetherAsync([document], cancellationToken))[0];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.DocumentBroke(document.DocumentId, e);
            var failed = new IndexResult(
                document.DocumentId,
                IndexOutcome.Failed,
                Error: $"'{document.DocumentId}': embedding failed ({e.Message})");
            return new EmbeddedDocument(PreparedDocument.Finished(failed) with { Share = document.Share }, [], failed);
        }
    }

    async Task<IReadOnlyList<EmbeddedDocument>> EmbedTogetherAsync(List<PreparedDocument> group, CancellationToken cancellationToken)
    {
        var embedded = await ChunkEmbedding.OfAsync(passages, group.SelectMany(TextsOf), cancellationToken);
        var results = new List<EmbeddedDocument>(group.Count);
        var first = 0;
        foreach (var document in group)
        {
            var vectors = new ReadOnlyMemory<float>[document.Chunks.Count];
            for (var i = 0; i < vectors.Length; i++)
                vectors[i] = document.Known.TryGetValue(i, out var known) ? known : embedded[first++];
            results.Add(new EmbeddedDocument(document, vectors, document.Result));
        }

        return results;
    }

    IEnumerable<string> TextsOf(PreparedDocument document) =>
        document.Read is { } read
            ? embeddingText.TextsOf(read.Document, document.Chunks).Where((_, ordinal) => !document.Known.ContainsKey(ordinal))
            : [];
}
