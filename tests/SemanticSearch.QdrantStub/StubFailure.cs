namespace SemanticSearch.QdrantStub;

/// <summary>An answer of Qdrant that says what is wrong, with its HTTP status.</summary>
sealed class StubFailure(int status, string message) : Exception(message)
{
    public int Status => status;

    public static StubFailure WrongInput(string what) => new(400, $"Wrong input: {what}");

    public static StubFailure Format(string what) => new(400, $"Format error in JSON body: {what}");

    public static StubFailure Invalid(string path, string what) => new(422, $"Validation error in JSON body: [{path}: {what}]");

    public static StubFailure NoCollection(string name) => new(404, $"Not found: Collection `{name}` doesn't exist!");

    public static StubFailure Internal(string what) => new(500, $"Service internal error: {what}");
}
