namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// A row that was compared with a query. The better one sorts first: by score, then by document id (ordinal), then by row.
/// </summary>
/// <param name="Score">The dot product.</param>
/// <param name="Block">The document's block.</param>
/// <param name="Row">The row in it, which is the chunk's ordinal.</param>
readonly record struct RankedRow(float Score, VectorBlock Block, int Row) : IComparable<RankedRow>
{
    /// <inheritdoc/>
    public int CompareTo(RankedRow other)
    {
        var order = other.Score.CompareTo(Score);
        if (order == 0)
            order = string.CompareOrdinal(Block.DocumentId, other.Block.DocumentId);
        return order != 0 ? order : Row.CompareTo(other.Row);
    }
}
