using System.Globalization;
using SemanticSearch.Embedding.Distillation;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands;

/// <summary>Shows a distillation as one progress bar a phase.</summary>
sealed class PhaseBars(ProgressContext progress) : IProgress<DistillationProgress>
{
    readonly Dictionary<DistillationPhase, ProgressTask> _bars = [];

    /// <inheritdoc/>
    public void Report(DistillationProgress value)
    {
        if (!_bars.TryGetValue(value.Phase, out var bar))
        {
            // A phase begins when the one before it has ended, whose total may never have been known.
            foreach (var earlier in _bars.Values)
                earlier.IsIndeterminate(false).Value(earlier.MaxValue);
            _bars[value.Phase] = bar = progress.AddTask(NameOf(value.Phase));
        }

        bar.IsIndeterminate(value.Total == 0);
        if (value.Total > 0)
            bar.MaxValue(value.Total).Value(value.Done);
        bar.Description(value.Losses is { } losses
            ? string.Create(CultureInfo.InvariantCulture, $"{NameOf(value.Phase)}, cosine {losses.Cosine:0.000}")
            : $"{NameOf(value.Phase)}, {Quantity.Of(value.Done)}");
    }

    static string NameOf(DistillationPhase phase) => phase switch
    {
        DistillationPhase.Sampling => "reading documents",
        DistillationPhase.Vocabulary => "learning the vocabulary",
        DistillationPhase.Embedding => "asking the teacher",
        DistillationPhase.Projection => "projecting",
        DistillationPhase.Training => "learning the vectors",
        _ => "writing the model",
    };
}
