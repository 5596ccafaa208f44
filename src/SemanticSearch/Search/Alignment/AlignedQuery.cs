using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SemanticSearch.Chunking;
using SemanticSearch.Embedding;

namespace SemanticSearch.Search.Alignment;

/// <summary>
/// A query that texts are compared with word by word: each of its tokens with the nearest one of the text, as late interaction does (Khattab
/// and Zaharia 2020, ColBERT, https://doi.org/10.1145/3397271.3401075), here with the vectors of a static model; and sentence by sentence.
/// Where one vector for a whole text blurs what it says, this tells whether one place in it answers. For one thread.
/// </summary>
sealed class AlignedQuery
{
    readonly TokenVectors _vectors;
    readonly float[] _directions;
    readonly float[] _weights;
    readonly float[] _query;

    // What has been compared with the query: the place of a token's similarities. Texts share most of their words.
    readonly Dictionary<int, int> _known = [];
    readonly List<float> _similarities = [];
    readonly List<int> _tokens = [];
    readonly float[] _nearest;
    readonly float[] _sum;

    AlignedQuery(TokenVectors vectors, int[] tokens, float[] query)
    {
        (_vectors, _query) = (vectors, query);
        (_weights, _nearest, _sum) = (new float[tokens.Length], new float[tokens.Length], new float[vectors.Dimensions]);
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
        Embed(vectors, CollectionsMarshal.AsSpan(tokens), sum);
        TensorPrimitives.Divide(sum, Math.Max(float.Epsilon, TensorPrimitives.Norm(sum)), sum);
        return new AlignedQuery(vectors, known, sum);
    }

    /// <summary>Compares a text.</summary>
    public AlignmentScore Score(string text)
    {
        Array.Clear(_nearest);
        var sentence = -1.0;
        foreach (var span in SentenceSplitter.Split(text))
        {
            sentence = Math.Max(sentence, Similarity(text.AsSpan(span.Start, span.End - span.Start)));
            foreach (var token in _tokens)
                TensorPrimitives.Max(_nearest, SimilaritiesOf(token), _nearest);
        }
        return new AlignmentScore(TensorPrimitives.Dot(_nearest, _weights), sentence);
    }

    /// <summary>The cosine similarity of a text as a whole, -1 to 1.</summary>
    public float Similarity(ReadOnlySpan<char> text)
    {
        _tokens.Clear();
        _vectors.Tokenize(text, _tokens);
        Embed(_vectors, CollectionsMarshal.AsSpan(_tokens), _sum);
        var length = TensorPrimitives.Norm(_sum);
        return length > 0 ? TensorPrimitives.Dot(_sum, _query) / length : 0;
    }

    static void Embed(TokenVectors vectors, ReadOnlySpan<int> tokens, Span<float> sum)
    {
        vectors.Frame.CopyTo(sum);
        foreach (var token in tokens)
            TensorPrimitives.Add(sum, vectors[token], sum);
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
        }
        return CollectionsMarshal.AsSpan(_similarities).Slice(at, _weights.Length);
    }
}
