using System.Text.Json.Serialization;

namespace SemanticSearch.Cli.Commands;

/// <summary>A line of <c>semsearch eval --json</c>: one search mode on one judged set.</summary>
/// <param name="Dataset">Name of the set's folder.</param>
/// <param name="Model">Name of the embedding model.</param>
/// <param name="Mode">Name of the search mode.</param>
/// <param name="Ndcg10">Mean nDCG at 10.</param>
/// <param name="Recall100">Mean recall at 100.</param>
/// <param name="Mrr10">Mean reciprocal rank at 10.</param>
/// <param name="Documents">Documents indexed.</param>
/// <param name="Chunks">Chunks of them.</param>
/// <param name="Seconds">Wall-clock time of indexing the set and of this mode's queries.</param>
sealed record EvaluationResult(
    string Dataset,
    string Model,
    string Mode,
    [property: JsonPropertyName("ndcg@10")] double Ndcg10,
    [property: JsonPropertyName("recall@100")] double Recall100,
    [property: JsonPropertyName("mrr@10")] double Mrr10,
    long Documents,
    long Chunks,
    double Seconds);
