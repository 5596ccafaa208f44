namespace SemanticSearch.Citing;

/// <summary>A form in which references are exported.</summary>
public enum CitationFormat
{
    /// <summary>A note in plain text in the manner of The Chicago Manual of Style, 17th edition, chapter 14.</summary>
    Chicago,

    /// <summary>CSL-JSON, as citation processors and Zotero read it (https://docs.citationstyles.org/en/stable/specification.html).</summary>
    Csl,

    /// <summary>BibTeX.</summary>
    Bibtex,

    /// <summary>RIS, as reference databases exchange it.</summary>
    Ris,
}
