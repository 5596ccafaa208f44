using SemanticSearch.Evaluation;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>Queries with judgements, and the documents that they were judged on.</summary>
interface IEvaluationSet
{
    /// <summary>What the set is called.</summary>
    string Name { get; }

    /// <summary>The queries, with documents by the set's own names.</summary>
    IReadOnlyList<JudgedQuery> Queries { get; }

    /// <summary>Indexes the documents into an empty library.</summary>
    Task<PreparedSet> IndexAsync(CorpusIndexing indexing, CancellationToken cancellationToken);
}
