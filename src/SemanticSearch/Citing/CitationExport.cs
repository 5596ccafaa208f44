namespace SemanticSearch.Citing;

/// <summary>Cites passages in the formats that bibliographies are kept in.</summary>
public static class CitationExport
{
    /// <summary>The reference to a passage in a format.</summary>
    public static string Write(Passage passage, CitationFormat format)
    {
        var reference = Reference.To(passage);
        return format switch
        {
            CitationFormat.Csl => CslJson.Write(reference),
            CitationFormat.Bibtex => BibTex.Write(reference),
            CitationFormat.Ris => Ris.Write(reference),
            _ => ChicagoNote.Write(reference),
        };
    }

    /// <summary>The media type of a format.</summary>
    public static string MediaTypeOf(CitationFormat format) => format switch
    {
        CitationFormat.Csl => "application/vnd.citationstyles.csl+json",
        CitationFormat.Bibtex => "application/x-bibtex",
        CitationFormat.Ris => "application/x-research-info-systems",
        _ => "text/plain",
    };
}
