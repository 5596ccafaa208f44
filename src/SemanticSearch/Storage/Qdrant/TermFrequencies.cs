using System.Runtime.InteropServices;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>How often each term occurs in a text, by the numbers that stand for terms.</summary>
/// <param name="Ids">The numbers, ascending, none twice.</param>
/// <param name="Frequencies">How often each occurs, in the same order.</param>
/// <param name="Length">How many stems there are.</param>
sealed record TermFrequencies(IReadOnlyList<uint> Ids, IReadOnlyList<int> Frequencies, long Length)
{
    /// <summary>Counts what the lexical index takes of a chunk.</summary>
    public static TermFrequencies Of(IndexedTerms terms)
    {
        var ids = new List<uint>();
        AddIds(terms.Stems, ids);
        AddIds(terms.Marked, ids);
        ids.Sort();
        var (different, frequencies) = (new List<uint>(ids.Count), new List<int>(ids.Count));
        for (int at = 0, next; at < ids.Count; at = next)
        {
            next = at + 1;
            while (next < ids.Count && ids[next] == ids[at])
                next++;
            different.Add(ids[at]);
            frequencies.Add(next - at);
        }
        return new TermFrequencies(different, frequencies, terms.Count);
    }

    /// <summary>Those of several chunks together.</summary>
    public static TermFrequencies Sum(IReadOnlyList<TermFrequencies> chunks)
    {
        var sums = new Dictionary<uint, int>();
        foreach (var chunk in chunks)
            foreach (var (id, frequency) in chunk.Ids.Zip(chunk.Frequencies))
                CollectionsMarshal.GetValueRefOrAddDefault(sums, id, out _) += frequency;
        var ids = sums.Keys.Order().ToList();
        return new TermFrequencies(ids, ids.ConvertAll(id => sums[id]), chunks.Sum(chunk => chunk.Length));
    }

    static void AddIds(ReadOnlySpan<char> terms, List<uint> ids)
    {
        foreach (var range in terms.Split(' '))
            if (terms[range] is { Length: > 0 } term)
                ids.Add(TermVectors.IdOf(term));
    }
}
