using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>How many replicas reads ask.</summary>
static class Reads
{
    /// <summary>For what decides about writing: most of the replicas must have it.</summary>
    public static ReadConsistency Strict { get; } = new() { Type = ReadConsistencyType.Majority };
}
