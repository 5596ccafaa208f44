using System.ComponentModel.DataAnnotations;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>The settings of a distillation. The defaults are those of the built-in model.</summary>
public sealed record DistillationOptions
{
    /// <summary>Tokens of the student's vocabulary, special tokens included, 100 to 200,000. Each takes its dimensions and four more in
    /// bytes: the default makes a model of 7.8 MB.</summary>
    [Range(100, 200_000)]
    public int VocabularySize { get; init; } = 29_000;

    /// <summary>Dimensions of the student's vectors, 8 to 1,024; at most the teacher's.</summary>
    [Range(8, 1_024)]
    public int Dimensions { get; init; } = 256;

    /// <summary>Random sentences of the corpus to learn from, 1 to 2,000,000.</summary>
    [Range(1, 2_000_000)]
    public int Sentences { get; init; } = 240_000;

    /// <summary>Random spans of two to nine words to learn from, 0 to 2,000,000.</summary>
    [Range(0, 2_000_000)]
    public int Spans { get; init; } = 140_000;

    /// <summary>Commonest words to learn from, each as a text of its own, 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public int Words { get; init; } = 20_000;

    /// <summary>How many of the teacher's words the vocabulary is learnt from for each word of the corpus, 0 to 100.</summary>
    [Range(0, 100)]
    public double GeneralShare { get; init; } = 0.3;

    /// <summary>Texts of two to five random words of the teacher's to learn from, 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public int GeneralSpans { get; init; } = 70_000;

    /// <summary>Passes over the texts, 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int Epochs { get; init; } = 6;

    /// <summary>Texts of a step, 2 to 16,384.</summary>
    [Range(2, 16_384)]
    public int BatchSize { get; init; } = 1_024;

    /// <summary>Adam's rate at the start, above 0 to 1; it falls to 0 along a half cosine.</summary>
    [Range(1e-9, 1)]
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Weight of the squared error of pairwise similarities, beside 1 for the cosine with the teacher, 0 to 1,000.</summary>
    [Range(0, 1_000)]
    public double SimilarityWeight { get; init; } = 4;

    /// <summary>Seed of everything random; the same inputs and seed give the same model.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that train, 1 to 256; 0 means one a processor. The result does not depend on it.</summary>
    [Range(0, 256)]
    public int Threads { get; init; }
}
