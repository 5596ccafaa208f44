using System.ComponentModel.DataAnnotations;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Where a Qdrant is and how it is used, validated at start. Advice on the numbers is in docs/operations.md.</summary>
sealed class QdrantOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = $"{SemanticSearchOptions.Section}:Qdrant";

    /// <summary>The address of its gRPC interface, <c>http</c> or <c>https</c>; behind several nodes, that of their balancer.</summary>
    [Required]
    public Uri Address { get; set; } = new("http://localhost:6334");

    /// <summary>The key that is sent with every call; null or empty sends none. It is never logged.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Whether a key may be sent without TLS to another machine, such as inside a private network of containers.</summary>
    public bool AllowKeyWithoutTls { get; set; }

    /// <summary>What the names of its collections begin with, so that several indexes can share a server: 1 to 40 lowercase letters,
    /// digits and underscores.</summary>
    [Required, RegularExpression("^[a-z][a-z0-9_]{0,39}$")]
    public string Prefix { get; set; } = "semsearch";

    /// <summary>How long one attempt of a read may take, in milliseconds, 50 to 120,000.</summary>
    [Range(50, 120_000)]
    public int ReadTimeoutMilliseconds { get; set; } = 5_000;

    /// <summary>How long one attempt of a write may take, in milliseconds, 1,000 to 600,000. A server that misses replicas answers after
    /// 30 seconds, whatever it is told.</summary>
    [Range(1_000, 600_000)]
    public int WriteTimeoutMilliseconds { get; set; } = 45_000;

    /// <summary>How long it may take to make, delete or rename a collection, in seconds, 5 to 600.</summary>
    [Range(5, 600)]
    public int ConsensusTimeoutSeconds { get; set; } = 60;

    /// <summary>How often what can be repeated safely is tried again, 0 to 10.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 3;

    /// <summary>How long nothing is sent after most calls have failed, in seconds, 1 to 300.</summary>
    [Range(1, 300)]
    public int BreakSeconds { get; set; } = 5;

    /// <summary>Into how many parts collections are made, each on a node of its own where there are as many, 1 to 256; existing ones keep
    /// theirs.</summary>
    [Range(1, 256)]
    public int ShardNumber { get; set; } = 1;

    /// <summary>On how many nodes every part lies, 1 to 16.</summary>
    [Range(1, 16)]
    public int ReplicationFactor { get; set; } = 1;

    /// <summary>How many replicas must have a write before it is acknowledged, 1 to <see cref="ReplicationFactor"/>.</summary>
    [Range(1, 16)]
    public int WriteConsistencyFactor { get; set; } = 1;

    /// <summary>How many replicas a read asks.</summary>
    public ReadAgreement ReadConsistency { get; set; } = ReadAgreement.One;

    /// <summary>The most points of one write, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int BatchPoints { get; set; } = 500;

    /// <summary>The most bytes of one write, 64 KiB to 24 MiB; a server takes 32 MiB as it comes.</summary>
    [Range(64 << 10, 24 << 20)]
    public int BatchBytes { get; set; } = 4 << 20;

    /// <summary>Whether exact vectors lie on disk, and only the quantised ones in memory.</summary>
    public bool VectorsOnDisk { get; set; } = true;

    /// <summary>Whether vectors are scanned as bytes and the best then compared exactly.</summary>
    public bool Quantized { get; set; } = true;

    /// <summary>How many words a chunk is taken to have on average where longer ones count less, 10 to 10,000. What is stored rests on it: it
    /// counts for what is written from then on. Candidates are scored with the true mean, whatever it is.</summary>
    [Range(10, 10_000)]
    public int MeanChunkTerms { get; set; } = 100;

    /// <summary>How old points must be that no record names before a sweep removes them, in hours, 0 to 720: a writer that takes longer for one
    /// document loses it. 0 is for when nobody writes.</summary>
    [Range(0, 720)]
    public int SweepGraceHours { get; set; } = 24;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Address.IsAbsoluteUri || Address.Scheme is not ("http" or "https"))
            yield return new ValidationResult("The address of Qdrant must begin with http:// or https://", [nameof(Address)]);
        else if (!string.IsNullOrEmpty(ApiKey) && Address.Scheme == "http" && !Address.IsLoopback && !AllowKeyWithoutTls)
            yield return new ValidationResult(
                $"A key would be sent to {Address.Host} without TLS: use https, or set {nameof(AllowKeyWithoutTls)}", [nameof(ApiKey)]);
        if (WriteConsistencyFactor > ReplicationFactor)
            yield return new ValidationResult(
                $"{nameof(WriteConsistencyFactor)} is {WriteConsistencyFactor}, more than the {ReplicationFactor} replicas",
                [nameof(WriteConsistencyFactor)]);
    }
}
