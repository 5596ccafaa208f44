using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SemanticSearch.Embedding;

namespace SemanticSearch.Search.Alignment;

/// <summary>
/// A query that texts are compared with word by word: each of its tokens with the nearest one of the text, as late interaction does (Khattab
/// and Zaharia 2020, ColBERT, https://doi.org/10.1145/3397271.3401075), here with the vectors of a static model; and sentence by sentence.
/// Where one vector for a whole text blurs what it says, this tells whether one place in it answers. For one thread, but for
/// <see cref="Similarity"/>.
/// </summary>
sealed class AlignedQuery
{
    readonly TokenVectors _vectors;
    readonly float[] _directions;
    readonly float[] _weights;
    readonly float[] _query;
    readonly float _frame;

    // What has been compared with the query: the place of a token's similarities with its tokens, and after these the product of its vector
    // with that of the whole query. Texts share most of their words.
    readonly Dictionary<int, int> _known = [];
    readonly List<float> _similarities = [];
    readonly float[] _nearest;

    AlignedQuery(TokenVectors vectors, int[] tokens, float[] query)
    {
        (_vectors, _query, _frame) = (vectors, query, TensorPrimitives.Dot<float>(vectors.Frame, query));
        (_weights, _nearest) = (new float[tokens.Length], new float[tokens.Length]);
        _directions = new float[tokens.Length * vectors.Dimensions];
        for (var i = 0; i < tokens.Length; i++)
        {
            _weights[i] = vectors.Length(tokens[i]);
            TensorPrimitives.Divide(vectors[tokens[i]], _weights[i], _directions.AsSpan(i * vectors.Dimensions, vectors.Dimensions));
        }
        TensorPrimitives.Divide(_weights, TensorPrimitives.Sum(_weights), _weights);
    }

    /// <summary>Prepares a query; null if the model knows none of its words.</summary>
    public static AlignedQuery? Of(string query, TokenVectors vectors)
    {
        var tokens = new List<int>();
        vectors.Tokenize(query, tokens);
        var known = tokens.Where(token => token != vectors.UnknownId && vectors.Length(token) > 0).Distinct().ToArray();
        if (known.Length == 0)
            return null;
        var sum = new float[vectors.Dimensions];
        vectors.Embed(CollectionsMarshal.AsSpan(tokens), sum);
        TensorPrimitives.Divide(sum, Math.Max(float.Epsilon, TensorPrimitives.Norm(sum)), sum);
        return new AlignedQuery(vectors, known, sum);
    }

    /// <summary>The model's vectors.</summary>
    public TokenVectors Vectors => _vectors;

    /// <summary>Compares a text, tokenized for the same vectors.</summary>
    public AlignmentScore Score(AlignedText text)
    {
        Array.Clear(_nearest);
        var (sentence, start) = (-1.0, 0);
        for (var i = 0; i < text.Ends.Length; i++)
        {
            // A sum's product with the query is the sum of the products: no vector has to be added up.
            double product = _frame;
            foreach (var token in text.Tokens.AsSpan(start..text.Ends[i]))
            {
                var similarities = SimilaritiesOf(token);
                product += similarities[^1];
                TensorPrimitives.Max(_nearest, similarities[..^1], _nearest);
            }
            sentence = Math.Max(sentence, text.Lengths[i] > 0 ? product / text.Lengths[i] : 0);
            start = text.Ends[i];
        }
        return new AlignmentScore(TensorPrimitives.Dot(_nearest, _weights), sentence);
    }

    /// <summary>The cosine similarity of a text as a whole, -1 to 1. Safe from any thread.</summary>
    public float Similarity(ReadOnlySpan<char> text)
    {
        var (tokens, sum) = (new List<int>(), new float[_vectors.Dimensions]);
        _vectors.Tokenize(text, tokens);
        _vectors.Embed(CollectionsMarshal.AsSpan(tokens), sum);
        var length = TensorPrimitives.Norm<float>(sum);
        return length > 0 ? TensorPrimitives.Dot<float>(sum, _query) / length : 0;
    }

    ReadOnlySpan<float> SimilaritiesOf(int token)
    {
        if (!_known.TryGetValue(token, out var at))
        {
            _known[token] = at = _similarities.Count;
            var length = token == _vectors.UnknownId ? 0 : _vectors.Length(token);
            for (var i = 0; i < _weights.Length; i++)
            {
                var product = TensorPrimitives.Dot(_directions.AsSpan(i * _vectors.Dimensions, _vectors.Dimensions), _vectors[token]);
                _similarities.Add(length > 0 ? product / length : 0);
            }
            _similarities.Add(TensorPrimitives.Dot(_query, _vectors[token]));
        }
        return CollectionsMarshal.AsSpan(_similarities).Slice(at, _weights.Length + 1);
    }
}
