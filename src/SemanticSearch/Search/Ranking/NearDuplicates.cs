using System.Runtime.InteropServices;

namespace SemanticSearch.Search.Ranking;

/// <summary>
/// Finds passages with nearly the words of a better one, as of a speech in two sources. What counts is containment: the share of the worse
/// passage's shingles that the better one has. So a passage is folded away only if its words are there to read, though the better one be
/// longer, as where sources are cut into passages at different places; a longer one that quotes a better one stays.
/// </summary>
static class NearDuplicates
{
    /// <summary>The least containment. One word in fifteen may differ (0.93⁵ is 0.7), as between transcripts; two passages that overlap by
    /// half, or resolutions that share their formulas, stay apart.</summary>
    public const double Threshold = 0.7;

    /// <summary>Tells which texts fold into which: for each its own index, or that of the better one it folds into. A text that is folded
    /// takes in no other; of several that contain it, the most similar does, then the best.</summary>
    /// <param name="texts">The texts, best first.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static int[] Find(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var into = new int[texts.Count];
        var holders = new Dictionary<ulong, List<int>>();
        var shared = new int[texts.Count];
        for (var i = 0; i < texts.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var shingles = Shingles.Of(texts[i]);
            into[i] = Best(shingles, holders, shared.AsSpan(0, i)) ?? i;
            if (into[i] == i)
                Add(shingles, i, holders);
        }
        return into;
    }

    static int? Best(ulong[] shingles, Dictionary<ulong, List<int>> holders, Span<int> shared)
    {
        shared.Clear();
        foreach (var shingle in shingles)
            if (holders.TryGetValue(shingle, out var those))
                foreach (var holder in those)
                    shared[holder]++;
        int? best = null;
        for (var i = 0; i < shared.Length; i++)
            if (shared[i] > 0 && shared[i] >= Threshold * shingles.Length && (best is null || shared[i] > shared[best.Value]))
                best = i;
        return best;
    }

    static void Add(ulong[] shingles, int holder, Dictionary<ulong, List<int>> holders)
    {
        foreach (var shingle in shingles)
        {
            ref var those = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, shingle, out _);
            (those ??= new List<int>(1)).Add(holder);
        }
    }
}
