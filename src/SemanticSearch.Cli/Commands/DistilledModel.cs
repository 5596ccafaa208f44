using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Cli.Commands;

/// <summary>What <c>semsearch models distill --json</c> prints.</summary>
/// <param name="Folder">Absolute path of the new model's folder.</param>
/// <param name="Record">Where the model comes from, as its <c>distillation.json</c> says.</param>
sealed record DistilledModel(string Folder, DistillationRecord Record);
