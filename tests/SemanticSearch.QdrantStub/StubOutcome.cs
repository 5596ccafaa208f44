using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>What becomes of a call: a result, or an error with its status; or the connection breaks, before or within the answer.</summary>
sealed record StubOutcome(int Status, JsonNode? Result, string? Error)
{
    public bool IsCut { get; init; }

    public static StubOutcome Refused { get; } = new(0, null, null);

    public static StubOutcome Failed(int status, string error) => new(status, null, error);

    /// <summary>The body of an answer over HTTP.</summary>
    public JsonObject ToJson() => Error is null
        ? new JsonObject { ["result"] = Result?.DeepClone(), ["status"] = "ok", ["time"] = 0.0 }
        : new JsonObject { ["status"] = new JsonObject { ["error"] = Error }, ["time"] = 0.0 };
}
