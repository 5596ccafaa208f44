namespace SemanticSearch.Embedding.Distillation;

/// <summary>Texts as token ids, special tokens included, one after another in one array.</summary>
sealed class TokenizedTexts
{
    readonly int[] _tokens;
    readonly int[] _starts;

    /// <summary>Takes the tokens of all texts and where each text starts, with the end of the last one added.</summary>
    public TokenizedTexts(int[] tokens, int[] starts)
    {
        _tokens = tokens;
        _starts = starts;
    }

    /// <summary>How many texts there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The tokens of a text.</summary>
    public ReadOnlySpan<int> this[int text] => _tokens.AsSpan(_starts[text].._starts[text + 1]);

    /// <summary>Tokenizes texts as the finished model will: <c>[CLS]</c>, the text's tokens up to the limit, <c>[SEP]</c>.</summary>
    public static TokenizedTexts Encode(IReadOnlyList<string> texts, BertTokenizer tokenizer, int maximumTokens)
    {
        var tokens = new List<int>();
        var starts = new int[texts.Count + 1];
        for (var i = 0; i < texts.Count; i++)
        {
            starts[i] = tokens.Count;
            tokens.Add(tokenizer.ClsId);
            tokenizer.Encode(texts[i], tokens);
            var longest = starts[i] + maximumTokens - 1;
            if (tokens.Count > longest)
                tokens.RemoveRange(longest, tokens.Count - longest);
            tokens.Add(tokenizer.SepId);
        }

        starts[^1] = tokens.Count;
        return new TokenizedTexts([.. tokens], starts);
    }
}
