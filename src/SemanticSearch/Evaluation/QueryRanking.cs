namespace SemanticSearch.Evaluation;

/// <summary>What a search answered to a judged query.</summary>
/// <param name="Query">The query.</param>
/// <param name="Documents">Ids of documents, best first, none twice, up to <see cref="Depth"/>.</param>
public sealed record QueryRanking(JudgedQuery Query, IReadOnlyList<string> Documents)
{
    /// <summary>How many passages are asked for, from the fewest to the most. Each is a search of its own: the more are asked for, the more
    /// neighbours may merge, so that the first five of ten need not be the best five.</summary>
    public static IReadOnlyList<int> PassageDepths { get; } = [1, 5, 10];

    /// <summary>How many documents the measures look at.</summary>
    public const int Depth = 100;

    /// <summary>Those of <see cref="PassageDepths"/> whose passages hold the query's answer.</summary>
    public IReadOnlyList<int> AnsweredAt { get; init; } = [];

    /// <summary>Rank of the first passage that holds the answer among the most passages that are asked for, from 1; null if none does.
    /// </summary>
    public int? AnswerRank { get; init; }

    /// <summary>Rank of the first relevant document, from 1; null if none is there.</summary>
    public int? FirstRelevant
    {
        get
        {
            var before = Documents.TakeWhile(id => Query.Grades.GetValueOrDefault(id) <= 0).Count();
            return before < Documents.Count ? before + 1 : null;
        }
    }
}
