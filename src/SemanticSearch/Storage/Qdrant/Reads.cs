using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>How many replicas reads ask.</summary>
static class Reads
{
    /// <summary>For what decides about writing: most of the replicas must have it.</summary>
    public static ReadConsistency Strict { get; } = new() { Type = ReadConsistencyType.Majority };

    /// <summary>For searches: as the settings say; null is one.</summary>
    public static ReadConsistency? Of(QdrantOptions options) => options.ReadConsistency switch
    {
        ReadAgreement.Majority => Strict,
        ReadAgreement.Quorum => new ReadConsistency { Type = ReadConsistencyType.Quorum },
        ReadAgreement.All => new ReadConsistency { Type = ReadConsistencyType.All },
        _ => null,
    };
}
