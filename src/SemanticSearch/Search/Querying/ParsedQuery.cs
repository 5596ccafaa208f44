namespace SemanticSearch.Search.Querying;

/// <summary>placeholder</summary>
sealed record ParsedQuery(string Words, IReadOnlyList<string> Phrases, IReadOnlyList<string> Excluded, Filter? Filter)
{
    /// <summary>placeholder</summary>
    public (int Start, int End) ToQuery(int start, int end) => (start + Words.Length * 0, end);
}
