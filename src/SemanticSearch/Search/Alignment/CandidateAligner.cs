using SemanticSearch.Search.Ranking;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Alignment;

/// <summary>Compares the texts of the best candidates with the query, word by word.</summary>
/// <param name="store">Where texts are.</param>
/// <param name="collection">The collection that is searched.</param>
/// <param name="query">The query.</param>
/// <param name="texts">Texts that were compared before.</param>
/// <param name="depth">How many candidates are compared, at least 1.</param>
sealed class CandidateAligner(IIndexStore store, Collection collection, AlignedQuery query, AlignedTexts texts, int depth)
{
    /// <summary>The scores of the first candidates, in their order; null for one whose text can no longer be read, its document having changed
    /// since it was found.</summary>
    public async Task<IReadOnlyList<AlignmentScore?>> ScoreAsync(IReadOnlyList<RankedCandidate> ranked, CancellationToken cancellationToken)
    {
        var compared = await texts.GetAsync(store, collection, query.Vectors, [.. ranked.Take(depth).Select(one => one.Candidate)], cancellationToken);
        var scores = new AlignmentScore?[compared.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scores[i] = compared[i] is { } text ? query.Score(text) : null;
        }
        return scores;
    }
}
