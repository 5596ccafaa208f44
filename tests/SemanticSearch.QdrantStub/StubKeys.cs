namespace SemanticSearch.QdrantStub;

/// <summary>The keys that the stub asks for; none where both are null.</summary>
sealed record StubKeys(string? Full = null, string? ReadOnly = null)
{
    /// <summary>Why a call is not let in, with its HTTP status, or null.</summary>
    public (int Status, string Text)? FindObstacle(string? key, bool isWrite)
    {
        if (Full is null && ReadOnly is null)
            return null;
        if (string.IsNullOrEmpty(key))
            return (401, "Must provide an API key or an Authorization bearer token");
        if (key == Full)
            return null;
        if (key != ReadOnly)
            return (401, "Invalid API key or JWT");
        return isWrite ? (403, "Forbidden: Global manage access is required") : null;
    }
}
