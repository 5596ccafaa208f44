using SemanticSearch.Embedding;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Alignment;

/// <summary>
/// The texts of chunks that queries were compared with lately, taken apart, in 64 MB at most: some 40,000 chunks or more. To read a text, split
/// it and tokenize it takes several times as long as to compare it. Safe from any thread.
/// </summary>
sealed class AlignedTexts
{
    const long MostBytes = 64L << 20;

    readonly RecentlyUsed<Key, AlignedText> _texts = new(MostBytes, text => text.Bytes);

    /// <summary>The texts of candidates, in their order; null for those that have to be read and whose document has changed since they were
    /// found.</summary>
    public async Task<IReadOnlyList<AlignedText?>> GetAsync(
        IIndexStore store, Collection collection, TokenVectors vectors, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        var keys = candidates.Select(one => new Key(vectors, collection.Generation, one.DocumentId, one.Revision, one.Ordinal)).ToList();
        var texts = keys.Select(_texts.Find).ToArray();
        var missing = Enumerable.Range(0, texts.Length).Where(i => texts[i] is null).ToList();
        if (missing.Count == 0)
            return texts;
        var read = await store.ReadTextsAsync(collection, [.. missing.Select(i => candidates[i])], cancellationToken);
        foreach (var (i, text) in missing.Zip(read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (text is null)
                continue;
            texts[i] = AlignedText.Of(text, vectors);
            _texts.Keep(keys[i], texts[i]!);
        }
        return texts;
    }

    // A chunk of one writing of its document has one text, whatever became of it since.
    readonly record struct Key(TokenVectors Vectors, long Generation, string DocumentId, long Revision, int Ordinal);
}
