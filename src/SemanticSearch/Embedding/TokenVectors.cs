using System.Numerics.Tensors;

namespace SemanticSearch.Embedding;

/// <summary>
/// The vectors of a static model's tokens. A text's embedding is the unit vector of their sum, so that texts can be embedded, and compared
/// word by word, without running the network. The length of a token's vector tells how much it says: the model has learnt that. Safe from
/// any thread.
/// </summary>
sealed class TokenVectors
{
    readonly BertTokenizer _tokenizer;
    readonly float[] _vectors;
    readonly float[] _lengths;

    TokenVectors(BertTokenizer tokenizer, float[] vectors, int dimensions)
    {
        (_tokenizer, _vectors, Dimensions) = (tokenizer, vectors, dimensions);
        _lengths = new float[vectors.Length / dimensions];
        for (var token = 0; token < _lengths.Length; token++)
            _lengths[token] = TensorPrimitives.Norm(this[token]);
        Frame = new float[dimensions];
        TensorPrimitives.Add(this[tokenizer.ClsId], this[tokenizer.SepId], Frame);
    }

    /// <summary>Length of the vectors.</summary>
    public int Dimensions { get; }

    /// <summary>What the special tokens around a text add to its sum.</summary>
    public float[] Frame { get; }

    /// <summary>The id of what the vocabulary lacks.</summary>
    public int UnknownId => _tokenizer.UnknownId;

    /// <summary>A token's vector, as the model sums it up.</summary>
    public ReadOnlySpan<float> this[int token] => _vectors.AsSpan(token * Dimensions, Dimensions);

    /// <summary>Asks a static model for the vectors of its whole vocabulary.</summary>
    public static TokenVectors Of(OnnxEncoder encoder, BertTokenizer tokenizer, int dimensions) =>
        new(tokenizer, encoder.TokenStates(tokenizer.VocabularySize), dimensions);

    /// <summary>The Euclidean length of a token's vector.</summary>
    public float Length(int token) => _lengths[token];

    /// <summary>Sums up the vectors of a text's tokens and of the special ones around it.</summary>
    /// <param name="tokens">The tokens, special ones not among them.</param>
    /// <param name="sum">Takes the sum.</param>
    public void Embed(ReadOnlySpan<int> tokens, Span<float> sum)
    {
        Frame.CopyTo(sum);
        foreach (var token in tokens)
            TensorPrimitives.Add(sum, this[token], sum);
    }

    /// <summary>Appends the tokens of a text, special ones not added.</summary>
    public void Tokenize(ReadOnlySpan<char> text, List<int> tokens) => _tokenizer.Encode(text, tokens);
}
