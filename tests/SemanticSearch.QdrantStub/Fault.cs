namespace SemanticSearch.QdrantStub;

/// <summary>What goes wrong with a call.</summary>
abstract record Fault
{
    /// <summary>The answer comes when <paramref name="Released"/> is done, and never if it isn't.</summary>
    public sealed record Slow(Task Released) : Fault;

    /// <summary>The connection is closed before anything is done.</summary>
    public sealed record Refuse : Fault;

    /// <summary>It is done, and the connection is closed in the middle of the answer.</summary>
    public sealed record DropHalfway : Fault;

    /// <summary>Nothing is done, and the answer is an error.</summary>
    public sealed record Fail(int Status, string Message) : Fault;

    /// <summary>It is done, and the answer is an error.</summary>
    public sealed record ApplyAndFail : Fault;

    /// <summary>The first points of an upsert arrive, and the answer is an error, as when replicas of some shards are away.</summary>
    public sealed record ApplySome(int Points) : Fault;

    /// <summary>The answer is that the cluster did not agree in time, and it is done at <see cref="Faults.CommitLateOnes"/>.</summary>
    public sealed record CommitLate : Fault;
}
