namespace SemanticSearch.Chunking;

/// <summary>What begins with a sentence, the later the better a place for a chunk to end before it.</summary>
enum Opening
{
    /// <summary>Nothing else.</summary>
    Sentence,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A further row of a table or item of a list.</summary>
    Row,

    /// <summary>A table or list, or what follows one.</summary>
    Group,
}
