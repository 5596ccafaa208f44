namespace SemanticSearch.Embedding.Reranking;

/// <summary>Finds out by trial what a cross-encoder's file does not tell.</summary>
/// <param name="network">The network.</param>
/// <param name="tokenizer">Its tokens.</param>
sealed class NetworkProbe(PairNetwork network, BertTokenizer tokenizer)
{
    /// <summary>Whether the model has an embedding for a token id.</summary>
    public bool Knows(int tokenId)
    {
        try
        {
            network.Score([Pair([tokenId], 0)], CancellationToken.None);
            return true;
        }
        catch (SemanticSearchException)
        {
            return false;
        }
    }

    /// <summary>Whether a pair's score changes with the pairs beside it, as with dynamically quantised models, see
    /// <see cref="OnnxEncoder.DependsOnBatch"/>.</summary>
    public bool DependsOnBatch()
    {
        const float Rounding = 1e-4f;
        const int Stride = 7_919;
        int[] ids = [.. Enumerable.Range(1, 48).Select(i => (int)((long)i * Stride % tokenizer.VocabularySize))];
        var alone = network.Score([Pair(ids[..4], 0)], CancellationToken.None);
        var together = network.Score([Pair(ids[..4], 0), Pair(ids, 1)], CancellationToken.None);
        return Math.Abs(alone[0] - together[0]) > Rounding;
    }

    TokenizedPair Pair(int[] passage, int position) => new(
        new TokenizedText(position, [tokenizer.ClsId, tokenizer.SepId, .. passage, tokenizer.SepId], false), SecondStart: 2);
}
