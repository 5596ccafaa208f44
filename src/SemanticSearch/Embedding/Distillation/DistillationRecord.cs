namespace SemanticSearch.Embedding.Distillation;

/// <summary>Where a distilled model comes from: what <c>distillation.json</c> beside it says.</summary>
public sealed record DistillationRecord
{
    /// <summary>Name of the teacher.</summary>
    public required string Teacher { get; init; }

    /// <summary>Fingerprint of the teacher.</summary>
    public required string TeacherFingerprint { get; init; }

    /// <summary>Documents in the corpus.</summary>
    public required int Documents { get; init; }

    /// <summary>Sentences in the corpus.</summary>
    public required long Sentences { get; init; }

    /// <summary>SHA-256 of the corpus's sentences in their order.</summary>
    public required string CorpusSha256 { get; init; }

    /// <summary>Texts that the student learnt from: sentences, spans and words.</summary>
    public required int Texts { get; init; }

    /// <summary>Tokens in the vocabulary.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Share of the teacher's energy that the student's dimensions hold, 0 to 1.</summary>
    public required double ProjectedEnergy { get; init; }

    /// <summary>Mean losses of each epoch.</summary>
    public required IReadOnlyList<DistillationLosses> Epochs { get; init; }

    /// <summary>The settings.</summary>
    public required DistillationOptions Options { get; init; }
}
