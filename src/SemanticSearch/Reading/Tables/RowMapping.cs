namespace SemanticSearch.Reading.Tables;

/// <summary>What the columns of a table are to its documents. Names of columns match whatever their case is.</summary>
sealed record RowMapping
{
    static readonly string[] TextNames =
        ["text", "body", "content", "full_text", "fulltext", "full text", "speech", "statement", "transcript"];

    static readonly string[] TitleNames = ["title", "headline", "subject", "heading", "name"];
    static readonly string[] IdNames = ["id", "_id", "doc_id", "docid", "document_id", "uid", "symbol", "code", "key", "identifier", "url"];

    /// <summary>The column that names a document within the table, or null for the number of its row.</summary>
    public string? Id { get; init; }

    /// <summary>The column of the title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The columns whose texts, parted by a blank line, are the document's; at least one.</summary>
    public required IReadOnlyList<string> Text { get; init; }

    /// <summary>The metadata field of a column, where it is not the column's own name in lower case.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The columns that are left out.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>The media type of the texts.</summary>
    public string MediaType { get; init; } = "text/plain";

    /// <summary>The mapping that the names of the columns suggest, or null if none of them is known to be text.</summary>
    public static RowMapping? Guess(IReadOnlyList<string> columns) => Find(columns, TextNames) is { } text
        ? new RowMapping { Text = [text], Title = Find(columns, TitleNames), Id = Find(columns, IdNames) }
        : null;

    /// <summary>Whether a column goes into no metadata field: it is text, title, a bare number, or left out.</summary>
    public bool Consumes(string column) =>
        Text.Contains(column, StringComparer.OrdinalIgnoreCase)
        || Drop.Contains(column, StringComparer.OrdinalIgnoreCase)
        || string.Equals(column, Title, StringComparison.OrdinalIgnoreCase)
        || (string.Equals(column, Id, StringComparison.OrdinalIgnoreCase) && IdNames.AsSpan(0, 2).Contains(column.ToLowerInvariant()));

    /// <summary>The metadata field of a column.</summary>
    public string FieldOf(string column) => Fields.GetValueOrDefault(column.ToLowerInvariant(), column.Trim().ToLowerInvariant());

    /// <summary>The first column that the mapping names and the table has not, or null.</summary>
    public string? Missing(IReadOnlyList<string> columns) => Text.Concat(Drop).Concat(Fields.Keys).Append(Id).Append(Title)
        .FirstOrDefault(name => name is not null && !columns.Contains(name, StringComparer.OrdinalIgnoreCase));

    static string? Find(IReadOnlyList<string> columns, string[] names) => names
        .Select(name => columns.FirstOrDefault(column => string.Equals(column.Trim(), name, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(column => column is not null);
}
