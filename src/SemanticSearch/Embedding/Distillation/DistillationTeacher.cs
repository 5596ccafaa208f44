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
    /// <summary>Words that it knows, lower case, the commonest first: they teach what the corpus does not. May be empty.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>A local model as teacher: its vectors of passages, and the whole words of its vocabulary, which BERT's come in the
    /// order of their frequency.</summary>
    /// <param name="model">The model, loaded from <paramref name="folder"/>.</param>
    /// <param name="folder">The model's folder.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<DistillationTeacher> OfAsync(SentenceModel model, string folder, CancellationToken cancellationToken)
    {
        var tokens = await File.ReadAllLinesAsync(Path.Combine(folder, "vocab.txt"), cancellationToken);
        return new DistillationTeacher(model.Facts.Id, model.Fingerprint, model.Facts.Licence, model.Passages)
        {
            Words = [.. tokens.Where(token => token.Length > 1 && token.All(char.IsAsciiLetterLower))],
        };
    }
}
