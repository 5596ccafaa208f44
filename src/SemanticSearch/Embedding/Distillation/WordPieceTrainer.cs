namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// Learns a WordPiece vocabulary by byte-pair merges, as Hugging Face's WordPieceTrainer does
/// (https://github.com/huggingface/tokenizers/blob/v0.21.0/tokenizers/src/models/bpe/trainer.rs with the continuation prefix
/// <c>##</c>): the commonest pair of neighbouring pieces becomes a piece, until the vocabulary is full.
/// </summary>
static class WordPieceTrainer
{
    /// <summary>What marks a piece that continues a word.</summary>
    public const string Continuation = "##";

    /// <summary>A pair that is rarer is not merged.</summary>
    public const int MinimumPairCount = 2;

    // Hugging Face's default; keeps rare scripts from filling the vocabulary with letters.
    const int MaximumAlphabet = 1_000;

    const string AlwaysKnown = "0123456789abcdefghijklmnopqrstuvwxyz";

    static readonly string[] SpecialTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>Learns a vocabulary.</summary>
    /// <param name="wordCounts">How often each normalised word occurs.</param>
    /// <param name="size">Tokens to learn, special tokens and alphabet included; fewer if the words have no more pairs to merge.</param>
    /// <param name="cancellationToken">Ends the learning.</param>
    /// <returns>The tokens by id: special tokens, single characters in ordinal order, merges in the order they were learnt.</returns>
    public static IReadOnlyList<string> Train(
        IReadOnlyDictionary<string, long> wordCounts, int size, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var tokens = new List<string>();
        foreach (var token in SpecialTokens.Concat(Alphabet(wordCounts)).Take(size))
            IdOf(token, ids, tokens);

        var merges = new PairMerges(Words(wordCounts, ids));
        while (tokens.Count < size && merges.Commonest(MinimumPairCount) is { } pair)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var merged = tokens[pair.Left] + tokens[pair.Right][Continuation.Length..];
            merges.Merge(pair, IdOf(merged, ids, tokens));
        }

        return tokens;
    }

    static IEnumerable<string> Alphabet(IReadOnlyDictionary<string, long> wordCounts)
    {
        var pieces = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (word, count) in wordCounts)
        {
            foreach (var piece in Characters(word))
                pieces[piece] = pieces.GetValueOrDefault(piece) + count;
        }

        var always = AlwaysKnown.SelectMany(c => (string[])[$"{c}", $"{Continuation}{c}"]);
        return pieces.OrderByDescending(piece => piece.Value).ThenBy(piece => piece.Key, StringComparer.Ordinal)
            .Take(MaximumAlphabet).Select(piece => piece.Key)
            .Union(always, StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    // A word with an unknown character is unknown as a whole, so it has nothing to teach.
    static IEnumerable<(int[] Pieces, long Count)> Words(IReadOnlyDictionary<string, long> wordCounts, Dictionary<string, int> ids) =>
        wordCounts.OrderBy(word => word.Key, StringComparer.Ordinal)
            .Select(word => (Pieces: Characters(word.Key).Select(piece => ids.GetValueOrDefault(piece, -1)).ToArray(), word.Value))
            .Where(word => word.Pieces.Length > 1 && !word.Pieces.Contains(-1));

    static IEnumerable<string> Characters(string word)
    {
        var first = true;
        foreach (var rune in word.EnumerateRunes())
        {
            yield return first ? rune.ToString() : Continuation + rune;
            first = false;
        }
    }

    // Two ways of merging may lead to the same piece; it keeps its first id.
    static int IdOf(string token, Dictionary<string, int> ids, List<string> tokens)
    {
        if (!ids.TryGetValue(token, out var id))
        {
            ids[token] = id = tokens.Count;
            tokens.Add(token);
        }

        return id;
    }
}
