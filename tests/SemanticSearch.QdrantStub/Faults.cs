namespace SemanticSearch.QdrantStub;

/// <summary>The faults that a test has planned, and those that are due. Safe from any thread.</summary>
sealed class Faults
{
    readonly Lock _gate = new();
    readonly List<Planned> _planned = [];
    readonly Queue<Action> _late = new();
    int _calls;

    /// <summary>Whether nothing is let in.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether shards are still recovering: searches succeed, readiness does not.</summary>
    public bool IsRecovering { get; set; }

    /// <summary>After so many calls it is away for as many, then back, and so on; 0 for never.</summary>
    public int FlapEvery { get; set; }

    /// <summary>Plans a fault for the next calls of an operation, or of any.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="operation">The operation, as the OpenAPI document names it; null for any.</param>
    /// <param name="skip">How many calls of it go well before.</param>
    /// <param name="times">How many go wrong.</param>
    public void Plan(Fault fault, string? operation = null, int skip = 0, int times = 1)
    {
        lock (_gate)
            _planned.Add(new Planned(fault, operation) { Skip = skip, Times = times });
    }

    /// <summary>Forgets what was planned and did not happen.</summary>
    public void Clear()
    {
        lock (_gate)
            _planned.Clear();
    }

    /// <summary>The fault that a call meets, or null.</summary>
    public Fault? Next(string operation)
    {
        lock (_gate)
        {
            if (IsAway || (FlapEvery > 0 && _calls++ / FlapEvery % 2 == 1))
                return new Fault.Refuse();
            foreach (var planned in _planned.Where(planned => planned.Operation is null || planned.Operation == operation))
            {
                if (planned.Skip-- > 0)
                    continue;
                if (--planned.Times == 0)
                    _planned.Remove(planned);
                return planned.Fault;
            }
            return null;
        }
    }

    /// <summary>Keeps what is to be done later.</summary>
    public void Postpone(Action commit)
    {
        lock (_gate)
            _late.Enqueue(commit);
    }

    /// <summary>Does what was said to have failed.</summary>
    public void CommitLateOnes()
    {
        lock (_gate)
        {
            while (_late.TryDequeue(out var commit))
                commit();
        }
    }

    sealed class Planned(Fault fault, string? operation)
    {
        public Fault Fault => fault;

        public string? Operation => operation;

        public int Skip { get; set; }

        public int Times { get; set; }
    }
}
