namespace SemanticSearch.Evaluation;

/// <summary>A query with its judgements.</summary>
/// <param name="Id">The query's id in its set.</param>
/// <param name="Text">The query.</param>
/// <param name="Grades">Grades by document id; above 0 is relevant. At least one is.</param>
public sealed record JudgedQuery(string Id, string Text, IReadOnlyDictionary<string, int> Grades)
{
    /// <summary>The words that answer the query; null where only documents are judged.</summary>
    public AnswerSpan? Answer { get; init; }
}
