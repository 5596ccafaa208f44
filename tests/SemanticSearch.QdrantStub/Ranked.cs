namespace SemanticSearch.QdrantStub;

/// <summary>A point with its score.</summary>
readonly record struct Ranked(StubPoint Point, float Score);
