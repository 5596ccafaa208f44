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
    const double K1 = 1.2;
    const double B = 0.75;

    /// <summary>A chunk's vector.</summary>
    /// <param name="terms">What the lexical index takes of it.</param>
    /// <param name="meanLength">The mean length of chunks in terms, above 0; the same for all chunks of a collection, since what is stored
    /// does not change when the mean does.</param>
    public static SparseVector Of(IndexedTerms terms, double meanLength)
    {
        var norm = K1 * (1 - B + B * terms.Count / meanLength);
        var counts = new SortedDictionary<uint, int>();
        foreach (var text in new[] { terms.Stems, terms.Marked })
        {
            foreach (var range in text.AsSpan().Split(' '))
            {
                if (range.Start.Value == range.End.Value)
                    continue;
                var id = IdOf(text.AsSpan()[range]);
                counts[id] = counts.GetValueOrDefault(id) + 1;
            }
        }
        return new SparseVector
        {
            Indices = { counts.Keys },
            Values = { counts.Values.Select(count => (float)(count * (K1 + 1) / (count + norm))) },
        };
    }

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
        Span<byte> bytes = stackalloc byte[256];
        var hash = 2166136261u;
        // In pieces: a term has no length that it could not exceed.
        for (var at = 0; at < term.Length;)
        {
            Encoding.UTF8.GetEncoder().Convert(term[at..], bytes, flush: true, out var used, out var written, out _);
            foreach (var value in bytes[..written])
                hash = (hash ^ value) * 16777619u;
            at += used;
        }
        return hash;
    }
}
