using System.Text;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Counts a query's terms in what chunks hold, without taking apart the rest.</summary>
sealed class TermCounts
{
    readonly byte[][] _bytes;

    /// <summary>Prepares to count the terms of a query and those of its words.</summary>
    public TermCounts(RetrievalQuery query)
    {
        Terms = [.. query.Terms.Select(term => term.Text).Concat(query.Words.SelectMany(word => word.Terms)).Distinct(StringComparer.Ordinal)];
        _bytes = [.. Terms.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The terms, each once; none contains a space.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Adds how often each term occurs.</summary>
    /// <param name="words">What is counted in, in UTF-8, a space between words.</param>
    /// <param name="counts">The numbers, in the order of the terms.</param>
    public void Add(ReadOnlySpan<byte> words, Span<int> counts)
    {
        for (var i = 0; i < _bytes.Length; i++)
            counts[i] += Count(words, _bytes[i]);
    }

    static int Count(ReadOnlySpan<byte> words, ReadOnlySpan<byte> term)
    {
        var count = 0;
        for (var at = 0; words[at..].IndexOf(term) is >= 0 and var found; at += found + term.Length)
        {
            var (start, end) = (at + found, at + found + term.Length);
            if ((start == 0 || words[start - 1] == ' ') && (end == words.Length || words[end] == ' '))
                count++;
        }
        return count;
    }
}
