namespace SemanticSearch.Embedding.Distillation;

/// <summary>How near the student is to the teacher.</summary>
/// <param name="Cosine">Mean cosine of the student's and the teacher's vector of the same text, -1 to 1; higher is better.</param>
/// <param name="SimilarityError">Mean squared difference of the similarities that student and teacher give two texts, 0 to 4.</param>
public sealed record DistillationLosses(double Cosine, double SimilarityError);
