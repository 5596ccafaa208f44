namespace SemanticSearch.Citing;

/// <summary>What kind of work a reference cites, as far as its metadata tell.</summary>
enum ReferenceKind
{
    /// <summary>A text of no particular kind.</summary>
    Document,

    /// <summary>What somebody said.</summary>
    Speech,

    /// <summary>A paper with a symbol or number of its issuer.</summary>
    Report,

    /// <summary>A page of the web.</summary>
    Webpage,
}
