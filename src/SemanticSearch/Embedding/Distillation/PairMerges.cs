using System.Runtime.InteropServices;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// Words as sequences of pieces, with the counts of neighbouring pairs kept up to date while pairs are merged. A merge touches only
/// the words that have the pair, so learning 20,000 pieces from 50,000 words takes seconds.
/// </summary>
sealed class PairMerges
{
    readonly List<int[]> _words = [];
    readonly List<long> _wordCounts = [];
    readonly Dictionary<PiecePair, long> _counts = [];

    // Words that had the pair when it was noted; a merge may have taken it away since.
    readonly Dictionary<PiecePair, HashSet<int>> _places = [];

    // Counts here may be outdated: a pair is looked up again when it comes out.
    readonly PriorityQueue<PiecePair, (long NegativeCount, int Left, int Right)> _queue = new();

    /// <summary>Takes the words, each of two or more pieces, and how often each occurs.</summary>
    public PairMerges(IEnumerable<(int[] Pieces, long Count)> words)
    {
        foreach (var (pieces, count) in words)
        {
            _words.Add(pieces);
            _wordCounts.Add(count);
            Count(_words.Count - 1, pieces, count, null);
        }

        foreach (var pair in _counts.Keys)
            Enqueue(pair);
    }

    /// <summary>The commonest pair, of several the one with the lowest ids; null if none occurs <paramref name="minimum"/> times.</summary>
    public PiecePair? Commonest(long minimum)
    {
        while (_queue.TryDequeue(out var pair, out var priority))
        {
            var count = _counts.GetValueOrDefault(pair);
            if (count < minimum)
                continue;
            if (count == -priority.NegativeCount)
                return pair;
            Enqueue(pair);
        }

        return null;
    }

    /// <summary>Replaces a pair by one piece wherever it occurs, from left to right.</summary>
    public void Merge(PiecePair pair, int merged)
    {
        var changed = new HashSet<PiecePair>();
        foreach (var word in _places.GetValueOrDefault(pair, []))
        {
            var before = _words[word];
            var after = Replace(before, pair, merged);
            if (after.Length == before.Length)
                continue;
            Count(word, before, -_wordCounts[word], null);
            Count(word, after, _wordCounts[word], changed);
            _words[word] = after;
        }

        _counts.Remove(pair);
        _places.Remove(pair);
        foreach (var other in changed)
            Enqueue(other);
    }

    void Count(int word, int[] pieces, long count, HashSet<PiecePair>? changed)
    {
        for (var i = 1; i < pieces.Length; i++)
        {
            var pair = new PiecePair(pieces[i - 1], pieces[i]);
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, pair, out _) += count;
            if (count < 0)
                continue;
            ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, pair, out _);
            (places ??= []).Add(word);
            changed?.Add(pair);
        }
    }

    void Enqueue(PiecePair pair) => _queue.Enqueue(pair, (-_counts[pair], pair.Left, pair.Right));

    static int[] Replace(int[] pieces, PiecePair pair, int merged)
    {
        var result = new List<int>(pieces.Length);
        for (var i = 0; i < pieces.Length; i++)
        {
            var found = i + 1 < pieces.Length && pieces[i] == pair.Left && pieces[i + 1] == pair.Right;
            result.Add(found ? merged : pieces[i]);
            if (found)
                i++;
        }

        return [.. result];
    }
}
