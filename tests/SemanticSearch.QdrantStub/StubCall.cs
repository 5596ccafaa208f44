using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>A request, however it came: the operation as the OpenAPI document names it, such as <c>PUT /collections/{collection_name}</c>.</summary>
sealed record StubCall(
    string Operation,
    IReadOnlyDictionary<string, string> Path,
    IReadOnlyDictionary<string, string> Query,
    JsonObject? Body)
{
    public string Collection => Path["collection_name"];

    public JsonObject Json => Body ?? throw StubFailure.Format("EOF while parsing a value at line 1 column 0");

    /// <summary>Whether it changes something.</summary>
    public bool IsWrite => StubOperations.Writes.Contains(Operation);

    /// <summary>Whether the answer comes after what it answers is done.</summary>
    public bool Waits => Query.GetValueOrDefault("wait") == "true";
}
