using System.ComponentModel.DataAnnotations;

namespace SemanticSearch;

/// <summary>The settings of the library, bound from the configuration section <c>SemanticSearch</c> and validated at start.</summary>
public sealed class SemanticSearchOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "SemanticSearch";

    /// <summary>Folder of the index and of downloaded models, made if missing.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Where collections, documents, vectors and jobs live: in a file of the data folder, or in Qdrant, where any number of processes
    /// share them. How Qdrant is reached is said by the section <c>SemanticSearch:Qdrant</c>.</summary>
    public StorageKind Storage { get; set; } = StorageKind.Sqlite;

    /// <summary>
    /// The model of new collections: <c>built-in</c>, the id of a downloaded model, or the path of a model folder. Empty means the
    /// model chosen by <c>semsearch models use</c>, or else the built-in one. A collection keeps the model it was made with.
    /// </summary>
    public string Model { get; set; } = "";

    /// <summary>Where <c>models/catalog.json</c> entries are downloaded from.</summary>
    [Required, Url]
    public string ModelSource { get; set; } = "https://huggingface.co";

    /// <summary>Threads that embed passages, 1 to 256; 0 means one a processor.</summary>
    [Range(0, 256)]
    public int Threads { get; set; }

    /// <summary>The budget of a chunk in the model's tokens, 16 to 8,192: context, prefix and special tokens included; at most the model's
    /// own limit. Null means what the collection was made with, and 160 for a new one.</summary>
    [Range(16, 8_192)]
    public int? ChunkTokens { get; set; }

    /// <summary>How many sentences of a chunk the next one repeats, 0 to 8. Null means what the collection was made with, and 1 for a new
    /// one.</summary>
    [Range(0, 8)]
    public int? ChunkOverlap { get; set; }

    /// <summary>Whether title, headings, speaker and date are embedded with a chunk. Null means what the collection was made with, and
    /// true for a new one.</summary>
    public bool? ChunkContext { get; set; }

    /// <summary>The largest document that is read, in bytes, 1 KiB to 1 GiB.</summary>
    [Range(1L << 10, 1L << 30)]
    public long MaximumDocumentBytes { get; set; } = 64L << 20;

    /// <summary>The most that an archive may unpack to, nested ones included, and the largest table, in bytes, 1 MiB to 1 TiB.</summary>
    [Range(1L << 20, 1L << 40)]
    public long MaximumArchiveBytes { get; set; } = 4L << 30;

    /// <summary>The most entries that an archive may have, nested ones included, 1 to 10,000,000.</summary>
    [Range(1, 10_000_000)]
    public int MaximumArchiveEntries { get; set; } = 1_000_000;

    /// <summary>How many generations of an index that were live before are kept to return to, 0 to 10.</summary>
    [Range(0, 10)]
    public int KeptGenerations { get; set; } = 1;

    /// <summary>Free space on the data folder's disk, in bytes, below which no document is written, so that the disk is never full; searches
    /// and deletions go on. 0 is no limit.</summary>
    [Range(0L, 1L << 40)]
    public long MinimumFreeBytes { get; set; } = 256L << 20;
}
