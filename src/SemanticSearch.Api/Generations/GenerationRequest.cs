using System.ComponentModel;

namespace SemanticSearch.Api.Generations;

/// <summary>How another generation of a collection's index is to be made. What is left out stays as the live one has it.</summary>
sealed record GenerationRequest
{
    /// <summary>The model: <c>built-in</c>, or the id of a pulled one.</summary>
    [Description("The model: built-in, or the id of a pulled one.")]
    public string? Model { get; init; }

    /// <summary>The budget of a chunk in tokens, 16 to 8,192.</summary>
    [Description("The budget of a chunk in tokens, 16 to 8192.")]
    public int? ChunkTokens { get; init; }

    /// <summary>Sentences that neighbouring chunks share, 0 to 8.</summary>
    [Description("Sentences that neighbouring chunks share, 0 to 8.")]
    public int? ChunkOverlap { get; init; }

    /// <summary>Whether title, headings, speaker and date are embedded with a chunk.</summary>
    [Description("Whether title, headings, speaker and date are embedded with a chunk.")]
    public bool? ChunkContext { get; init; }

    /// <summary>Whether it takes the place of the live one as soon as it is built.</summary>
    [Description("Whether it takes the place of the live one as soon as it is built.")]
    public bool Swap { get; init; } = true;
}
