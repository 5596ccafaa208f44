using SemanticSearch.Search.Alignment;
using SemanticSearch.Search.Planning;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Ranking;

/// <summary>Ranks what the legs found: fused, then moved by what was understood and by dates, without what has nothing to do with the query.</summary>
/// <param name="fusion">Makes one ranking of the legs.</param>
/// <param name="preferences">The filters of the candidates' bits.</param>
/// <param name="boost">What fulfilling one adds.</param>
sealed class CandidateRanking(Fusion fusion, IReadOnlyList<Preference> preferences, double boost)
{
    // What fitting in every respect adds, where there are two or more: who and when together name what was asked for, however its words
    // compare with those of others.
    const double FullFit = 1;

    // What being named adds; it comes first in any case.
    const double ReferenceBoost = 1;

    /// <summary>Multiplies scores by dates; null for not.</summary>
    public RecencyScore? Recency { get; init; }

    /// <summary>Tells how relevant candidates are; null where nothing tells.</summary>
    public Func<Candidate, RelevanceBand>? Band { get; init; }

    /// <summary>Tells the same as a number, see <see cref="Ranking.Certainty"/>; null where nothing tells.</summary>
    public Func<Candidate, double>? Certainty { get; init; }

    /// <summary>The least relevance that is kept.</summary>
    public RelevanceBand Least { get; init; }

    /// <summary>What one candidate at least must reach, or nothing is kept; null for nothing.</summary>
    public RelevanceFloor? LeastOfBest { get; init; }

    /// <summary>Whether the words of the best candidates count.</summary>
    public bool Aligns => fusion.Aligns;

    /// <summary>Ranks candidates, best first.</summary>
    /// <param name="candidates">The candidates, none twice.</param>
    /// <param name="referred">The chunks that the query names, with the names.</param>
    public List<RankedCandidate> Rank(IReadOnlyList<Candidate> candidates, IReadOnlyDictionary<ChunkReference, string> referred)
    {
        var ranked = fusion.Rank(candidates).Select(candidate => Adjust(candidate, referred)).ToList();
        ranked.RemoveAll(candidate => candidate.Relevance < Least);
        if (LeastOfBest is { } floor && !ranked.Exists(one => one.IsReferred || floor.IsReached(one.Candidate.Cosine, one.Candidate.Coverage, one.Candidate.HoldsAll)))
            return [];
        ranked.Sort(BestFirst);
        return ranked;
    }

    /// <summary>Ranks candidates again, once the texts of the first of them were compared with the query.</summary>
    /// <param name="ranked">The candidates.</param>
    /// <param name="scores">What came of the first of them, in their order.</param>
    /// <param name="referred">The chunks that the query names, with the names.</param>
    public List<RankedCandidate> Align(
        IReadOnlyList<RankedCandidate> ranked, IReadOnlyList<AlignmentScore?> scores, IReadOnlyDictionary<ChunkReference, string> referred)
    {
        if (!scores.Any(score => score is not null))
            return [.. ranked];
        var aligned = fusion.Align(ranked, scores).Select(candidate => Adjust(candidate, referred)).ToList();
        aligned.Sort(BestFirst);
        return aligned;
    }

    /// <summary>How sure it is that a candidate has to do with the query, see <see cref="Ranking.Certainty"/>.</summary>
    public double CertaintyOf(RankedCandidate ranked) => ranked.IsReferred
        ? Ranking.Certainty.Full
        : Certainty?.Invoke(ranked.Candidate) ?? Ranking.Certainty.Weak;

    static int BestFirst(RankedCandidate x, RankedCandidate y) =>
        x.IsReferred != y.IsReferred ? y.IsReferred.CompareTo(x.IsReferred) : Fusion.BestFirst(x, y);

    bool FitsInAll(uint fulfilled)
    {
        var kinds = preferences.Select((preference, i) => (preference.Kind, IsFulfilled: (fulfilled & (1u << i)) != 0)).ToLookup(one => one.Kind, one => one.IsFulfilled);
        return kinds.Count > 1 && kinds.All(kind => kind.Contains(true));
    }

    RankedCandidate Adjust(RankedCandidate ranked, IReadOnlyDictionary<ChunkReference, string> referred)
    {
        var (score, adjustments) = (ranked.Score, new List<ScoreAdjustment>());
        for (var i = 0; i < preferences.Count; i++)
            if ((ranked.Candidate.Preferred & (1u << i)) != 0)
                Add(preferences[i].Reason, boost);
        if (FitsInAll(ranked.Candidate.Preferred))
            Add("fits in all", FullFit);
        if (Recency is not null)
            Add("recency", score * (Recency.Factor(ranked.Candidate.Date) - 1));
        var isReferred = referred.TryGetValue(ranked.Chunk, out var name);
        if (isReferred)
            Add($"reference {name}", ReferenceBoost);
        return ranked with
        {
            Score = score,
            Explanation = ranked.Explanation with { Adjustments = adjustments },
            Relevance = isReferred ? RelevanceBand.Strong : Band?.Invoke(ranked.Candidate) ?? RelevanceBand.Weak,
            IsReferred = isReferred,
        };

        void Add(string reason, double amount)
        {
            if (amount == 0)
                return;
            score += amount;
            adjustments.Add(new ScoreAdjustment(reason, amount));
        }
    }
}
