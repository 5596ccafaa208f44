using System.ComponentModel.DataAnnotations;

namespace SemanticSearch.Api.Idempotency;

/// <summary>How long and how many answers to requests with an <c>Idempotency-Key</c> are remembered: the configuration section
/// <c>Idempotency</c>, validated at start. They are kept in the memory of the process.</summary>
public sealed class IdempotencyOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Idempotency";

    /// <summary>How long a key is remembered, in hours, 1 to 168.</summary>
    [Range(1, 168)]
    public int Hours { get; set; } = 24;

    /// <summary>How many keys are remembered at most, 1 to 1,000,000; the oldest goes first.</summary>
    [Range(1, 1_000_000)]
    public int MaximumKeys { get; set; } = 10_000;
}
