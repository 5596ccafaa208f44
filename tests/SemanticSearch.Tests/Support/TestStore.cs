using SemanticSearch.QdrantStub;

namespace SemanticSearch.Tests.Support;

/// <summary>
/// The store that whole programs are tested on: SQLite, or with <c>SEMSEARCH_TEST_STORAGE=Qdrant</c> a stub of Qdrant, or with
/// <c>SEMSEARCH_QDRANT_URL</c> besides a real one.
/// </summary>
static class TestStore
{
    static readonly Lazy<Uri> Stub = new(static () => Task.Run(static () => StubQdrant.StartAsync()).GetAwaiter().GetResult().Grpc);

    /// <summary>Where a real Qdrant speaks gRPC; null without one.</summary>
    public static Uri? Live => Environment.GetEnvironmentVariable("SEMSEARCH_QDRANT_URL") is { Length: > 0 } url ? new Uri(url) : null;

    /// <summary>Settings of an index of its own, without the name of the section.</summary>
    public static IEnumerable<(string Key, string Value)> Settings => Environment.GetEnvironmentVariable("SEMSEARCH_TEST_STORAGE") == "Qdrant"
        ? OnQdrant(Live ?? Stub.Value)
        : [];

    /// <summary>Settings of an index of its own on a Qdrant.</summary>
    public static IEnumerable<(string Key, string Value)> OnQdrant(Uri address) =>
        [("Storage", "Qdrant"), ("Qdrant:Address", address.ToString()), ("Qdrant:Prefix", $"t{Guid.NewGuid():N}")];
}
