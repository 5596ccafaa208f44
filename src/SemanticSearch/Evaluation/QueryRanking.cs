namespace SemanticSearch.Evaluation;

/// <summary>What a search answered to a judged query.</summary>
/// <param name="Query">The query.</param>
/// <param name="Documents">Ids of documents, best first, none twice, up to <see cref="Depth"/>.</param>
/// <param name="AnswerRank">Rank of the first passage that holds the query's answer, from 1; null if none of the first
/// <see cref="PassageDepth"/> does.</param>
public sealed record QueryRanking(JudgedQuery Query, IReadOnlyList<string> Documents, int? AnswerRank)
{
    /// <summary>How many documents the measures look at.</summary>
    public const int Depth = 100;

    /// <summary>How many passages they look at.</summary>
    public const int PassageDepth = 10;

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
