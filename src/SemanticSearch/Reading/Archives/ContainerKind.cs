namespace SemanticSearch.Reading.Archives;

/// <summary>What holds several documents.</summary>
enum ContainerKind
{
    /// <summary>A zip archive that is not one document itself, as a .docx is.</summary>
    Zip,

    /// <summary>A tar archive.</summary>
    Tar,

    /// <summary>One file or a tar archive, compressed by gzip.</summary>
    Gzip,

    /// <summary>One file or a tar archive, compressed by xz.</summary>
    Xz,

    /// <summary>One file or a tar archive, compressed by bzip2.</summary>
    Bzip2,

    /// <summary>Comma- or tab-separated values, one document a row.</summary>
    DelimitedTable,

    /// <summary>JSON values, one document a line.</summary>
    JsonLines,

    /// <summary>A JSON array of objects, or a single object.</summary>
    Json,
}
