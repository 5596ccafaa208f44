using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using SemanticSearch.Chunking;

namespace SemanticSearch.Indexing;

/// <summary>The second stage: embeds the chunks of several documents together, so that short ones keep every core busy too.</summary>
/// <param name="passages">Embeds.</param>
/// <param name="embeddingText">Tells what is embedded for a chunk.</param>
/// <param name="logger">Hears of failures.</param>
sealed class DocumentEmbedder(IEmbeddingGenerator<string, Embedding<float>> passages, EmbeddingText embeddingText, ILogger logger)
{
    // About a second of work for a small transformer on one core: little is lost by stopping, and there is enough to share out.
    const int GroupTokens = 1 << 14;
    const int GroupDocuments = 64;

    /// <summary>Embeds documents in their order.</summary>
    public async IAsyncEnumerable<EmbeddedDocument> EmbedAsync(
        IAsyncEnumerable<PreparedDocument> documents, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var group = new List<PreparedDocument>();
        var tokens = 0L;
        await foreach (var document in documents.WithCancellation(cancellationToken))
        {
            group.Add(document);
            tokens += document.NewTokens;
            if (tokens < GroupTokens && group.Count < GroupDocuments)
                continue;
            foreach (var embedded in await EmbedGroupAsync(group, cancellationToken))
                yield return embedded;
            group.Clear();
            tokens = 0;
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
            return new EmbeddedDocument(PreparedDocument.Finished(failed), [], failed);
        }
    }

    async Task<IReadOnlyList<EmbeddedDocument>> EmbedTogetherAsync(List<PreparedDocument> group, CancellationToken cancellationToken)
    {
        var texts = group.SelectMany(TextsOf).ToList();
        IReadOnlyList<Embedding<float>> embeddings =
            texts.Count == 0 ? [] : [.. await passages.GenerateAsync(texts, null, cancellationToken)];
        Failpoint.Reach(Failpoint.MidEmbed);
        var results = new List<EmbeddedDocument>(group.Count);
        var first = 0;
        foreach (var document in group)
        {
            var vectors = new ReadOnlyMemory<float>[document.Chunks.Count];
            for (var i = 0; i < vectors.Length; i++)
                vectors[i] = document.Known.TryGetValue(i, out var known) ? known : embeddings[first++].Vector;
            results.Add(new EmbeddedDocument(document, vectors, document.Result));
        }

        return results;
    }

    IEnumerable<string> TextsOf(PreparedDocument document) =>
        document.Read is { } read
            ? embeddingText.TextsOf(read.Document, document.Chunks).Where((_, ordinal) => !document.Known.ContainsKey(ordinal))
            : [];
}
