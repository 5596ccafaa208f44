using System.Numerics.Tensors;
using SemanticSearch.Embedding;

namespace SemanticSearch.Search.Highlighting;

/// <summary>
/// Marks the query's words in passages, and in each the sentence that answers best: the one nearest to the query in meaning, with a bonus
/// for its words. Meaning is judged by a small static model, which takes about a millisecond for a page of passages, whatever model the
/// collection has.
/// </summary>
/// <param name="model">Embeds query and sentences; null where there is none, and words alone decide.</param>
sealed class PassageHighlighter(SentenceModel? model)
{
    // A sentence with all of the query's words gains as much as a cosine of this.
    const float WordBonus = 0.3f;

    /// <summary>The passages with their highlights.</summary>
    public async Task<IReadOnlyList<Passage>> HighlightAsync(
        string query, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        var words = new QueryWords(query);
        var marked = passages.Select(passage => MarkedPassage.Of(passage, words)).ToList();
        var sentences = marked.Where(passage => passage.Sentences.Count > 1).SelectMany(passage => passage.SentenceTexts()).ToList();
        var similarities = await SimilaritiesAsync(query, sentences, cancellationToken);

        var highlighted = new List<Passage>(passages.Count);
        var first = 0;
        foreach (var passage in marked)
        {
            var count = passage.Sentences.Count > 1 ? passage.Sentences.Count : 0;
            highlighted.Add(passage.WithHighlights(Best(passage, similarities.AsSpan(first, count), words)));
            first += count;
        }
        return highlighted;
    }

    static int Best(MarkedPassage passage, ReadOnlySpan<float> similarities, QueryWords words)
    {
        var (best, bestScore) = (0, float.NegativeInfinity);
        for (var i = 0; i < passage.Sentences.Count; i++)
        {
            var score = (similarities.IsEmpty ? 0 : similarities[i]) + (WordBonus * passage.DistinctWordsIn(i) / Math.Max(1, words.Count));
            if (score > bestScore)
                (best, bestScore) = (i, score);
        }
        return best;
    }

    async Task<float[]> SimilaritiesAsync(string query, List<string> sentences, CancellationToken cancellationToken)
    {
        var similarities = new float[sentences.Count];
        if (model is null || sentences.Count == 0)
            return similarities;
        var asked = (await model.Queries.GenerateAsync([query], null, cancellationToken))[0].Vector;
        var embeddings = await model.Passages.GenerateAsync(sentences, null, cancellationToken);
        for (var i = 0; i < similarities.Length; i++)
            similarities[i] = TensorPrimitives.Dot(asked.Span, embeddings[i].Vector.Span);
        return similarities;
    }
}
