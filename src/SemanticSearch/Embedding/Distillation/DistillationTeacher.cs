using Microsoft.Extensions.AI;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>The model that a student learns from.</summary>
/// <param name="Id">Its name, recorded in the student's provenance.</param>
/// <param name="Fingerprint">What changes when its vectors change, such as <see cref="SentenceModel.Fingerprint"/>.</param>
/// <param name="Licence">SPDX identifier of its licence, which the student inherits; null if unknown.</param>
/// <param name="Generator">Embeds texts as vectors of one length. The caller disposes it.</param>
public sealed record DistillationTeacher(
    string Id, string Fingerprint, string? Licence, IEmbeddingGenerator<string, Embedding<float>> Generator)
{
    /// <summary>A local model as teacher: its vectors of passages.</summary>
    public static DistillationTeacher Of(SentenceModel model) =>
        new(model.Facts.Id, model.Fingerprint, model.Facts.Licence, model.Passages);
}
