using SemanticSearch.Embedding;

namespace SemanticSearch.Search.Reranking;

/// <summary>Tells how well texts of whatever origin answer a query, with the cross-encoder that is set. Safe from any thread.</summary>
public sealed class TextReranker
{
    /// <summary>The most texts at once.</summary>
    public const int MaximumTexts = 1_000;

    readonly LoadedModels _models;
    readonly RankingOptions _ranking;

    internal TextReranker(LoadedModels models, RankingOptions ranking) => (_models, _ranking) = (models, ranking);

    /// <summary>Reads all the texts, however long it takes.</summary>
    /// <param name="query">The query: 1 to 4,096 characters.</param>
    /// <param name="texts">The texts, at most 1,000; each is read as far as the model takes it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A score a text, 0 to 1.</returns>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: no cross-encoder is set, or query or texts are out of range;
    /// <see cref="ErrorKind.UnusableModel"/>: it is not there or fails.</exception>
    public async Task<IReadOnlyList<float>> ScoreAsync(string query, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (string.IsNullOrWhiteSpace(query) || query.Length > SearchRequest.MaximumQueryLength)
            throw Invalid($"'query' must have 1 to {SearchRequest.MaximumQueryLength} characters");
        if (texts.Count > MaximumTexts)
            throw Invalid($"there are {texts.Count} texts, at most {MaximumTexts} are ranked at once");
        if (_ranking.Reranker.Length == 0)
            throw Invalid("no reranker is set; name one in 'SemanticSearch:Ranking:Reranker'");
        var model = await _models.GetRerankerAsync(_ranking.Reranker, cancellationToken);
        var scores = new float?[texts.Count];
        await model.ScoreAsync(query, texts, scores, cancellationToken);
        return [.. scores.Select(score => score!.Value)];
    }

    static SemanticSearchException Invalid(string message) => new(ErrorKind.InvalidRequest, message);
}
