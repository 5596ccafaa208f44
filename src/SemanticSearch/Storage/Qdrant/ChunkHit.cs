using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>A chunk that a query found, of whichever version of its document.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Version">The version of the document.</param>
/// <param name="Ordinal">Its ordinal in the document.</param>
/// <param name="Cosine">Cosine similarity with the query; 0 without a vector.</param>
/// <param name="Length">How many stems it has.</param>
/// <param name="Counts">How often it has each of the query's terms, in the order of <see cref="TermCounts.Terms"/>.</param>
/// <param name="Fields">Those of its fields that were asked for.</param>
sealed record ChunkHit(string Document, long Version, int Ordinal, double Cosine, long Length, int[] Counts, Struct Fields)
{
    /// <summary>Its values of a field, those of its document among them.</summary>
    public IEnumerable<FieldValue> Values(FilterField field) => FieldPayload.Values(Fields, field);
}
