using SemanticSearch.Search.Ranking;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Alignment;

/// <summary>Compares the texts of the best candidates with the query, word by word.</summary>
/// <param name="store">Where texts are.</param>
/// <param name="collection">The collection that is searched.</param>
/// <param name="query">The query.</param>
/// <param name="depth">How many candidates are compared, at least 1.</param>
sealed class CandidateAligner(IIndexStore store, Collection collection, AlignedQuery query, int depth)
{
    /// <summary>The scores of the first candidates, in their order; null for one whose document has changed since it was found.</summary>
    public async Task<IReadOnlyList<AlignmentScore?>> ScoreAsync(IReadOnlyList<RankedCandidate> ranked, CancellationToken cancellationToken)
    {
        var texts = await store.ReadTextsAsync(collection, [.. ranked.Take(depth).Select(one => one.Candidate)], cancellationToken);
        var scores = new AlignmentScore?[texts.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scores[i] = texts[i] is { } text ? query.Score(text) : null;
        }
        return scores;
    }
}
