using FsCheck;
using FsCheck.Fluent;

namespace SemanticSearch.Tests.Histories;

/// <summary>Makes histories, and shorter ones of one that fails.</summary>
public static class Operations
{
    /// <summary>How many operations a history has.</summary>
    public const int Length = 100;

    static readonly Gen<Operation> One =
        from kind in Gen.Frequency(Enum.GetValues<OperationKind>().Select(kind => (WeightOf(kind), Gen.Constant(kind))).ToArray())
        from which in Gen.Choose(0, 999)
        select new Operation(kind, which);

    /// <summary>Histories; halves, then quarters, and at last single operations are left out of one to find the shortest that fails.</summary>
    public static Arbitrary<History> Histories() => Arb.From(
        from operations in One.ListOf(Length)
        select new History([.. operations]),
        Shorter);

    static IEnumerable<History> Shorter(History history)
    {
        var operations = history.Operations;
        for (var size = operations.Count / 2; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= operations.Count; start += size)
                yield return new History([.. operations.Take(start), .. operations.Skip(start + size)]);
        }
    }

    static int WeightOf(OperationKind kind) => kind switch
    {
        OperationKind.AddFile or OperationKind.Sync => 6,
        OperationKind.ChangeFile or OperationKind.Put => 4,
        OperationKind.Rebuild or OperationKind.Restart => 1,
        _ => 2,
    };
}
