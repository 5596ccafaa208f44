using System.Globalization;
using SemanticSearch.Indexing.Rebuilding;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands.Generations;

/// <summary>Generations side by side.</summary>
static class GenerationTables
{
    /// <summary>What they hold, and how fast those answer that were timed.</summary>
    public static Table Of(IEnumerable<GenerationSummary> generations, IReadOnlyList<GenerationSpeed> speeds)
    {
        var table = Tables.Of(
            ["#GENERATION", "STATE", "#DOCUMENTS", "#MISSING", "#CHUNKS", "#TOKENS", "#VECTORS", .. QueryOf(speeds), "CHUNKS OF", "MODEL"]);
        foreach (var generation in generations)
        {
            table.Add(
            [
                Quantity.Of(generation.Id),
                StateOf(generation),
                Quantity.Of(generation.Documents),
                Quantity.Of(generation.Missing),
                Quantity.Of(generation.Chunks),
                Quantity.Of(generation.Tokens),
                Quantity.OfBytes(generation.VectorBytes),
                .. QueryOf(speeds).Select(_ => SpeedOf(generation, speeds)),
                $"{generation.ChunkTokens}/{generation.ChunkOverlap}{(generation.ChunkContext ? "" : ", no context")}",
                generation.Model,
            ]);
        }
        return table;
    }

    /// <summary>How well they answer.</summary>
    public static Table Of(IReadOnlyList<GenerationAnswers> answers)
    {
        var measures = answers[0].Measures.Keys.ToList();
        var table = Tables.Of(["#GENERATION", .. measures.Select(measure => $"#{measure.ToUpperInvariant()}"), "#QUESTIONS", "#TIME"]);
        foreach (var answer in answers)
        {
            table.Add(
            [
                Quantity.Of(answer.Generation),
                .. measures.Select(measure => answer.Measures.GetValueOrDefault(measure).ToString("0.000", CultureInfo.InvariantCulture)),
                Quantity.Of(answer.Questions),
                Quantity.OfSeconds(answer.Seconds),
            ]);
        }
        return table;
    }

    static string StateOf(GenerationSummary generation) =>
        generation is { State: GenerationState.Building, Missing: 0 } ? "ready" : $"{generation.State}".ToLowerInvariant();

    static IEnumerable<string> QueryOf(IReadOnlyList<GenerationSpeed> speeds) => speeds.Count > 0 ? ["#A QUERY"] : [];

    static string SpeedOf(GenerationSummary generation, IReadOnlyList<GenerationSpeed> speeds) =>
        speeds.FirstOrDefault(speed => speed.Generation == generation.Id) is { } measured
            ? $"{measured.MedianMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms"
            : "";
}
