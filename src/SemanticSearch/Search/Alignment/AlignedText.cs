using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SemanticSearch.Chunking;
using SemanticSearch.Embedding;

namespace SemanticSearch.Search.Alignment;

/// <summary>A text as queries are compared with it, which is the same for all of them: the tokens of its sentences.</summary>
/// <param name="Tokens">The tokens of all sentences, one after the other.</param>
/// <param name="Ends">Where the tokens of each sentence end.</param>
/// <param name="Lengths">The length of each sentence's vector before it is made a unit vector.</param>
sealed record AlignedText(int[] Tokens, int[] Ends, float[] Lengths)
{
    // Four objects with their headers, and the entry of a cache.
    const int OverheadBytes = 200;

    /// <summary>Memory taken, in bytes.</summary>
    public long Bytes => OverheadBytes + ((long)sizeof(int) * (Tokens.Length + Ends.Length + Lengths.Length));

    /// <summary>Takes a text apart.</summary>
    public static AlignedText Of(string text, TokenVectors vectors)
    {
        var sentences = SentenceSplitter.Split(text);
        var (tokens, ends, lengths) = (new List<int>(), new int[sentences.Count], new float[sentences.Count]);
        var sum = new float[vectors.Dimensions];
        for (var i = 0; i < ends.Length; i++)
        {
            var start = tokens.Count;
            vectors.Tokenize(text.AsSpan(sentences[i].Start, sentences[i].End - sentences[i].Start), tokens);
            ends[i] = tokens.Count;
            vectors.Embed(CollectionsMarshal.AsSpan(tokens)[start..], sum);
            lengths[i] = TensorPrimitives.Norm<float>(sum);
        }
        return new AlignedText([.. tokens], ends, lengths);
    }
}
