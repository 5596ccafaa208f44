using System.ComponentModel.DataAnnotations;

namespace SemanticSearch;

/// <summary>How much indexing does at once, and how it gives way to queries: the configuration section <c>SemanticSearch:Indexing</c>,
/// validated at start.</summary>
public sealed class IndexingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = $"{SemanticSearchOptions.Section}:Indexing";

    /// <summary>How many bytes of documents are on their way from reading to the disk at once, 64 KiB to 1 GiB. A larger document goes alone.
    /// Memory takes about ten times as much.</summary>
    [Range(1L << 16, 1L << 30)]
    public long AheadBytes { get; set; } = 16L << 20;

    /// <summary>How many documents are read and cut at once, 1 to 256; 0 means one a processor.</summary>
    [Range(0, 256)]
    public int Readers { get; set; }

    /// <summary>How many tokens are embedded together, of several documents if these are short, 256 to 1,048,576.</summary>
    [Range(256, 1 << 20)]
    public int BatchTokens { get; set; } = 1 << 14;

    /// <summary>How long a step of indexing, a document to cut or a run of the model, waits at most while a query of the same process is being
    /// answered, in milliseconds, 0 to 10,000; 0 never waits.</summary>
    [Range(0, 10_000)]
    public int YieldMilliseconds { get; set; } = 50;
}
