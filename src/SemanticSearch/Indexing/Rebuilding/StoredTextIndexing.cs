using SemanticSearch.Chunking;
using SemanticSearch.Embedding;
using SemanticSearch.Lexicon;
using SemanticSearch.Storage;

namespace SemanticSearch.Indexing.Rebuilding;

/// <summary>Cuts and embeds documents whose texts are at hand.</summary>
sealed class StoredTextIndexing
{
    readonly SentenceModel _model;
    readonly Chunker _chunker;
    readonly EmbeddingText _text;
    readonly QueryGate _gate;

    /// <summary>Works as a recipe asks for, and gives way to queries.</summary>
    public StoredTextIndexing(IndexRecipe recipe, SentenceModel model, QueryGate gate)
    {
        _gate = gate;
        var chunking = CollectionRecipe.ChunkingOf(recipe, model);
        _model = model;
        _chunker = new Chunker(chunking, model.CountTokens);
        _text = new EmbeddingText(chunking, model.CountTokens);
    }

    /// <summary>The chunks of each document, embedded together.</summary>
    public async Task<IReadOnlyList<IndexedChunks>> IndexAsync(IReadOnlyList<Document> documents, CancellationToken cancellationToken)
    {
        var chunks = new List<IReadOnlyList<Chunk>>();
        foreach (var document in documents)
        {
            await _gate.YieldAsync(cancellationToken);
            chunks.Add(_chunker.Chunk(document, cancellationToken));
        }
        var texts = documents.SelectMany((document, i) => _text.TextsOf(document, chunks[i]));
        var vectors = await ChunkEmbedding.OfAsync(_model.Passages, texts, cancellationToken);
        var (results, first) = (new List<IndexedChunks>(documents.Count), 0);
        for (var i = 0; i < documents.Count; i++)
        {
            results.Add(new IndexedChunks(
                chunks[i],
                vectors.GetRange(first, chunks[i].Count),
                [.. chunks[i].Select(chunk => ChunkTerms.Of(documents[i], chunk))]));
            first += chunks[i].Count;
        }
        return results;
    }
}
