namespace SemanticSearch.Cli.Commands;

/// <summary>What <c>semsearch index --json</c> prints.</summary>
/// <param name="Collection">The collection that was indexed into.</param>
/// <param name="Added">Documents that were not there before.</param>
/// <param name="Replaced">Documents that had changed.</param>
/// <param name="Unchanged">Documents that had not.</param>
/// <param name="Failed">Documents that could not be indexed.</param>
/// <param name="Chunks">Chunks written.</param>
/// <param name="TruncatedChunks">Those of them that were longer than the model reads.</param>
/// <param name="Tokens">Tokens of the chunks written.</param>
/// <param name="Seconds">Wall-clock time, loading the model included.</param>
/// <param name="TokensPerSecond">Tokens by seconds.</param>
/// <param name="Failures">The documents that failed, and why.</param>
sealed record IndexSummary(
    string Collection,
    int Added,
    int Replaced,
    int Unchanged,
    int Failed,
    long Chunks,
    long TruncatedChunks,
    long Tokens,
    double Seconds,
    double TokensPerSecond,
    IReadOnlyList<IndexFailure> Failures);
