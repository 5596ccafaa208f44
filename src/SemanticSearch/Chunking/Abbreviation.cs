namespace SemanticSearch.Chunking;

/// <summary>What the full stop of an abbreviation means.</summary>
enum Abbreviation
{
    /// <summary>The word is no known abbreviation.</summary>
    None,

    /// <summary>A name follows; the sentence never ends here: <c>Mr.</c></summary>
    BeforeName,

    /// <summary>The sentence ends here unless a number follows: <c>No.</c>, <c>Sept.</c></summary>
    BeforeNumber,

    /// <summary>The sentence ends here only if the next word is one that begins sentences: <c>Inc.</c></summary>
    Anywhere,
}
