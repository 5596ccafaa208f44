using SemanticSearch.Chunking;
using SemanticSearch.Embedding;
using SemanticSearch.Lexicon;
using SemanticSearch.Quoting;
using SemanticSearch.Reading;
using SemanticSearch.Storage;

namespace SemanticSearch.Indexing;

/// <summary>Where the documents of a run go.</summary>
sealed class IndexTarget
{
    readonly Chunker _chunker;
    readonly int _tokenLimit;

    /// <summary>A collection, and the model that it is embedded with.</summary>
    public IndexTarget(IIndexStore store, Collection collection, SentenceModel model)
    {
        var chunking = CollectionRecipe.ChunkingOf(collection.Recipe, model);
        Store = store;
        Collection = collection;
        EmbeddingText = new EmbeddingText(chunking, model.CountTokens);
        Vectors = new KnownVectors(store, collection, EmbeddingText);
        _chunker = new Chunker(chunking, model.CountTokens);
        _tokenLimit = model.Facts.MaximumTokens - model.PassageOverhead;
    }

    /// <summary>The index.</summary>
    public IIndexStore Store { get; }

    /// <summary>The collection.</summary>
    public Collection Collection { get; }

    /// <summary>Tells what is embedded for a chunk.</summary>
    public EmbeddingText EmbeddingText { get; }

    /// <summary>Finds vectors that need no embedding.</summary>
    public KnownVectors Vectors { get; }

    /// <summary>Cuts a document into chunks.</summary>
    public IReadOnlyList<Chunk> Cut(Document document, CancellationToken cancellationToken) => _chunker.Chunk(document, cancellationToken);

    /// <summary>A document that is ready to be embedded.</summary>
    /// <param name="read">The document.</param>
    /// <param name="chunks">Its chunks.</param>
    /// <param name="isKnown">Whether there is another version of it.</param>
    /// <param name="reused">The vectors of chunks that need no embedding, by ordinal.</param>
    public PreparedDocument Prepare(
        ReadDocument read, IReadOnlyList<Chunk> chunks, bool isKnown, IReadOnlyDictionary<int, ReadOnlyMemory<float>> reused)
    {
        var words = FoldedText.JoinWordsOf(read.Document.Text);
        var terms = chunks.Select(chunk => ChunkTerms.Of(read.Document, chunk)).ToList();
        var result = new IndexResult(
            read.Document.Id,
            isKnown ? IndexOutcome.Replaced : IndexOutcome.Added,
            chunks.Count,
            chunks.Sum(chunk => (long)chunk.Tokens),
            chunks.Count(chunk => chunk.Tokens > _tokenLimit),
            ReusedChunks: reused.Count);
        return new PreparedDocument(read.Document.Id, read, chunks, terms, words, result) { Known = reused };
    }
}
