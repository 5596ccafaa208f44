namespace SemanticSearch.Embedding.Distillation;

/// <summary>What a distillation takes from a corpus.</summary>
sealed record CorpusSample
{
    /// <summary>The texts that the teacher embeds, longest first, so that those of a batch are of one length.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>How often each word occurs, general words added, as the student's tokenizer normalises and separates words.</summary>
    public required IReadOnlyDictionary<string, long> WordCounts { get; init; }

    /// <summary>Documents in the corpus.</summary>
    public required int Documents { get; init; }

    /// <summary>Sentences in the corpus, repeated ones counted each time.</summary>
    public required long Sentences { get; init; }

    /// <summary>SHA-256 of all sentences in their order, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}
