namespace SemanticSearch.Embedding.Reranking;

/// <summary>Writes a query and a passage as one input: <c>[CLS] query [SEP] passage [SEP]</c>.</summary>
/// <param name="tokenizer">Makes tokens of texts.</param>
/// <param name="maximumTokens">The most tokens of an input, special tokens included, at least 8.</param>
sealed class PairEncoder(BertTokenizer tokenizer, int maximumTokens)
{
    const int SpecialTokens = 3;

    /// <summary>Encodes the pairs of a query with each passage. What is too long loses the end of its longer text, token by token, as
    /// with Hugging Face's <c>longest_first</c>: in practice the passage's, but a very long query cannot push the passage out.</summary>
    /// <param name="query">The query.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="cancellationToken">Ends the encoding.</param>
    /// <returns>The pairs at the positions of their passages.</returns>
    public TokenizedPair[] Encode(string query, IReadOnlyList<string> passages, CancellationToken cancellationToken)
    {
        var queryIds = new List<int>();
        tokenizer.Encode(query, queryIds);
        var passageIds = new List<int>();
        var pairs = new TokenizedPair[passages.Count];
        for (var i = 0; i < pairs.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            passageIds.Clear();
            tokenizer.Encode(passages[i], passageIds);
            pairs[i] = Join(i, queryIds, passageIds);
        }

        return pairs;
    }

    /// <summary>How many tokens of two texts are kept, so that together they have at most <paramref name="room"/>.</summary>
    public static (int First, int Second) Kept(int first, int second, int room)
    {
        if (first + second <= room)
            return (first, second);
        var half = room / 2;
        if (first <= half)
            return (first, room - first);
        return second <= half ? (room - second, second) : (half, room - half);
    }

    TokenizedPair Join(int position, List<int> query, List<int> passage)
    {
        var (first, second) = Kept(query.Count, passage.Count, maximumTokens - SpecialTokens);
        var ids = new int[first + second + SpecialTokens];
        ids[0] = tokenizer.ClsId;
        query.CopyTo(0, ids, 1, first);
        ids[first + 1] = tokenizer.SepId;
        passage.CopyTo(0, ids, first + 2, second);
        ids[^1] = tokenizer.SepId;
        return new TokenizedPair(
            new TokenizedText(position, ids, first + second < query.Count + passage.Count), SecondStart: first + 2);
    }
}
