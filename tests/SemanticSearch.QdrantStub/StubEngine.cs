namespace SemanticSearch.QdrantStub;

/// <summary>Answers calls, whichever way they came: checks them, meets the faults that are planned, and carries them out.</summary>
sealed class StubEngine
{
    const string NoReplica = "1 of 2 write operations failed: The service is currently unavailable: tcp connect error";

    readonly StubOperations _operations;

    public StubEngine() => _operations = new StubOperations(State, () => !Faults.IsRecovering);

    public StubState State { get; } = new();

    public Faults Faults { get; } = new();

    /// <summary>The version that it says it is.</summary>
    public string Version { get; set; } = "1.19.0";

    /// <summary>What checks requests; null where the document is not there.</summary>
    public RequestCheck? Check { get; init; }

    /// <summary>What the check found wrong, and what the stub could not answer, of all calls so far: tests expect none.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>The operations called, in their order.</summary>
    public List<string> Calls { get; } = [];

    public async Task<StubOutcome> AnswerAsync(StubCall call, CancellationToken cancellationToken)
    {
        lock (Calls)
            Calls.Add(call.Operation);
        if (Check?.FindViolation(call) is { } violation)
        {
            Note(violation);
            return StubOutcome.Failed(400, $"Format error in JSON body: {violation}");
        }
        switch (Faults.Next(call.Operation))
        {
            case Fault.Slow slow:
                await slow.Released.WaitAsync(cancellationToken);
                return Run(call);
            case Fault.Refuse:
                return StubOutcome.Refused;
            case Fault.Fail fail:
                return StubOutcome.Failed(fail.Status, fail.Message);
            case Fault.DropHalfway:
                return Run(call) with { IsCut = true };
            case Fault.ApplyAndFail:
                Run(call);
                return StubOutcome.Failed(500, $"Service internal error: {NoReplica}");
            case Fault.ApplySome some:
                _operations.RunPartly(call, some.Points);
                return StubOutcome.Failed(500, $"Service internal error: {NoReplica}");
            case Fault.CommitLate:
                Faults.Postpone(() => Run(call));
                return StubOutcome.Failed(
                    500, "Service internal error: Waiting for consensus operation commit failed. Timeout set at: 5 seconds");
            default:
                return Run(call);
        }
    }

    /// <summary>Does what was acknowledged without being waited for.</summary>
    public void CatchUp() => _operations.CatchUp();

    StubOutcome Run(StubCall call)
    {
        try
        {
            return new StubOutcome(200, _operations.Run(call), null);
        }
        catch (StubFailure failure)
        {
            return StubOutcome.Failed(failure.Status, failure.Message);
        }
        catch (Exception unknown) when (unknown is not OperationCanceledException)
        {
            Note($"{call.Operation}: {unknown}");
            return StubOutcome.Failed(501, unknown.Message);
        }
    }

    void Note(string violation)
    {
        lock (Violations)
            Violations.Add(violation);
    }
}
