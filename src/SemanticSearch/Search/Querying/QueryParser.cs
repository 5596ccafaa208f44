namespace SemanticSearch.Search.Querying;

/// <summary>placeholder</summary>
static class QueryParser
{
    /// <summary>placeholder</summary>
    public static ParsedQuery Parse(string query, Func<string, bool> isField) => new(query, [], [], null);
}
