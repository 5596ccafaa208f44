using System.Text;
using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// Terms as sparse vectors whose dot product, with the modifier <c>idf</c>, is BM25 as the embedded store scores it: a chunk's vector has
/// tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length)) for every term, a query's has the term's weight, and Qdrant multiplies by
/// ln(1 + (N - n + ½) / (n + ½)). Robertson and Zaragoza 2009, https://doi.org/10.1561/1500000019.
/// </summary>
static class TermVectors
{
    /// <summary>How soon further occurrences of a term cease to count.</summary>
    public const double K1 = 1.2;

    const double B = 0.75;
    const int Piece = 85;

    /// <summary>A text's vector.</summary>
    /// <param name="counts">Its terms.</param>
    /// <param name="meanLength">The mean length of texts in terms, above 0; the same for all texts of a collection, since what is stored
    /// does not change when the mean does.</param>
    public static SparseVector Of(TermFrequencies counts, double meanLength)
    {
        var norm = Norm(counts.Length / meanLength);
        var vector = new SparseVector();
        vector.Indices.Capacity = vector.Values.Capacity = counts.Ids.Count;
        vector.Indices.AddRange(counts.Ids);
        foreach (var frequency in counts.Frequencies)
            vector.Values.Add((float)(frequency * (K1 + 1) / (frequency + norm)));
        return vector;
    }

    /// <summary>The terms of a chunk, stems and marked ones, as often as they occur.</summary>
    public static IEnumerable<string> Split(IndexedTerms terms) =>
        terms.Stems.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(terms.Marked.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A query's vector; terms that share an id count together.</summary>
    public static SparseVector OfQuery(IEnumerable<WeightedTerm> terms)
    {
        var weights = new SortedDictionary<uint, double>();
        foreach (var term in terms)
        {
            var id = IdOf(term.Text);
            weights[id] = weights.GetValueOrDefault(id) + term.Weight;
        }
        return new SparseVector { Indices = { weights.Keys }, Values = { weights.Values.Select(weight => (float)weight) } };
    }

    /// <summary>The number that stands for a term: 32-bit FNV-1a of its UTF-8 bytes (http://www.isthe.com/chongo/tech/comp/fnv/). Of a
    /// million terms about a hundred pairs share one; a chunk with the one is then found, a little, by the other.</summary>
    public static uint IdOf(ReadOnlySpan<char> term)
    {
        Span<byte> bytes = stackalloc byte[3 * Piece];
        var hash = 2166136261u;
        // In pieces: a term has no length that it could not exceed.
        for (var at = 0; at < term.Length;)
        {
            var length = Math.Min(Piece, term.Length - at);
            if (length > 1 && at + length < term.Length && char.IsHighSurrogate(term[at + length - 1]))
                length--;
            foreach (var value in bytes[..Encoding.UTF8.GetBytes(term.Slice(at, length), bytes)])
                hash = (hash ^ value) * 16777619u;
            at += length;
        }
        return hash;
    }
    /// <summary>What a count is divided by, together with itself, of a text so many times as long as the mean.</summary>
    public static double Norm(double length) => K1 * (1 - B + B * length);
}
