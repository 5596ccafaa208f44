namespace SemanticSearch.Quoting;

/// <summary>Where in a source runs of two or three words of a quotation stand.</summary>
static class SharedRuns
{
    // Below so many words, one change in five leaves no three in a row.
    const int WordsForThree = 8;
    const int Bucket = 16;
    const int MostDiagonals = 3;

    // A run that a quotation repeats more often tells nothing of where it stands; this bounds the work.
    const int MostRepeats = 8;

    /// <summary>How many words make a run of a quotation.</summary>
    public static int LengthFor(int words) => words >= WordsForThree ? 3 : Math.Min(2, words);

    /// <summary>
    /// The differences of place, source less quotation, at which most runs agree: the best first, the earlier of two that are as good.
    /// </summary>
    public static IEnumerable<int> Diagonals(FoldedText quote, FoldedText source, int from)
    {
        var length = LengthFor(quote.WordCount);
        var places = PlacesIn(quote, length);
        var votes = new Dictionary<int, int>();
        var hashes = Hashes(source, from);
        for (var i = 0; i + length <= hashes.Length; i++)
        {
            if (!places.TryGetValue(RunHash(hashes, i, length), out var at))
                continue;
            foreach (var place in at)
            {
                var bucket = (from + i - place + (1 << 30)) / Bucket;
                votes[bucket] = votes.GetValueOrDefault(bucket) + 1;
            }
        }
        return votes
            .OrderByDescending(vote => vote.Value + Math.Max(votes.GetValueOrDefault(vote.Key - 1), votes.GetValueOrDefault(vote.Key + 1)))
            .ThenBy(vote => vote.Key)
            .Take(MostDiagonals)
            .Select(vote => vote.Key * Bucket + Bucket / 2 - (1 << 30));
    }

    static Dictionary<ulong, List<int>> PlacesIn(FoldedText quote, int length)
    {
        var hashes = Hashes(quote, 0);
        var places = new Dictionary<ulong, List<int>>();
        for (var i = 0; i + length <= hashes.Length; i++)
        {
            var hash = RunHash(hashes, i, length);
            if (!places.TryGetValue(hash, out var at))
                places.Add(hash, at = []);
            if (at.Count < MostRepeats)
                at.Add(i);
        }
        return places;
    }

    static ulong[] Hashes(FoldedText folded, int from)
    {
        var hashes = new ulong[Math.Max(0, folded.WordCount - from)];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = Hash(folded.Word(from + i));
        return hashes;
    }

    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). Words that collide cost a look; alignment compares the words themselves.
    static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    static ulong RunHash(ulong[] hashes, int first, int length)
    {
        var hash = 0UL;
        for (var i = first; i < first + length; i++)
            hash = (hash * 31) ^ hashes[i];
        return hash;
    }
}
