namespace SemanticSearch.Embedding.Distillation;

/// <summary>How far a distillation is.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Done">How much of the phase is done, in the phase's unit.</param>
/// <param name="Total">All of the phase, or 0 if not known.</param>
/// <param name="Losses">In training, the losses of the last step; else null.</param>
public sealed record DistillationProgress(DistillationPhase Phase, long Done, long Total, DistillationLosses? Losses = null);
