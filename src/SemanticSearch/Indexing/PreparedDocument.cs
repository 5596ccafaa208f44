using SemanticSearch.Reading;
using SemanticSearch.Storage;

namespace SemanticSearch.Indexing;

/// <summary>A document on its way through the pipeline.</summary>
/// <param name="DocumentId">Its id.</param>
/// <param name="Read">What was read, or null if there is nothing more to do.</param>
/// <param name="Chunks">Its chunks.</param>
/// <param name="Terms">What the lexical index takes of each.</param>
/// <param name="Words">Its words as quotations are compared, see <see cref="IndexedDocument.Words"/>.</param>
/// <param name="Result">What is already known of the outcome: final if <paramref name="Read"/> is null.</param>
sealed record PreparedDocument(string DocumentId, ReadDocument? Read, IReadOnlyList<Chunk> Chunks, IReadOnlyList<IndexedTerms> Terms, string Words, IndexResult Result)
{
    /// <summary>The vectors of chunks that need no embedding, by ordinal: an earlier document had one of the same text.</summary>
    public IReadOnlyDictionary<int, ReadOnlyMemory<float>> Known { get; init; } = new Dictionary<int, ReadOnlyMemory<float>>();

    /// <summary>Whether <see cref="DocumentId"/> is an id, and not only the place where one should be.</summary>
    public bool HasId { get; init; } = true;

    /// <summary>What it takes of the pipeline's <see cref="ByteBudget"/>.</summary>
    public long Share { get; init; }

    /// <summary>Tokens that are still to be embedded.</summary>
    public long NewTokens => Chunks.Where(chunk => !Known.ContainsKey(chunk.Ordinal)).Sum(chunk => (long)chunk.Tokens);

    /// <summary>A document that needs no embedding: unchanged or failed.</summary>
    public static PreparedDocument Finished(IndexResult result) => new(result.DocumentId, null, [], [], "", result);
}
