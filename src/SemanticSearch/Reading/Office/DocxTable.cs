namespace SemanticSearch.Reading.Office;

/// <summary>An open table of a DOCX file.</summary>
sealed class DocxTable
{
    /// <summary>Columns of its grid so far.</summary>
    public int Columns { get; set; }

    /// <summary>Whether its first row has begun.</summary>
    public bool IsBegun { get; set; }

    /// <summary>Whether the open row is deleted.</summary>
    public bool IsRowDeleted { get; set; }
}
