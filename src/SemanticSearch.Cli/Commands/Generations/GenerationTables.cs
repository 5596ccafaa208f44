using System.Globalization;
using SemanticSearch.Indexing.Rebuilding;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands.Generations;

/// <summary>Generations side by side.</summary>
static class GenerationTables
{
    /// <summary>What they hold.</summary>
    public static Table Of(IEnumerable<GenerationSummary> generations)
    {
        var table = Tables.Of("#GENERATION", "STATE", "#DOCUMENTS", "#MISSING", "#CHUNKS", "#TOKENS", "#VECTORS", "CHUNKS OF", "MODEL");
        foreach (var generation in generations)
        {
            table.Add(
                Quantity.Of(generation.Id),
                $"{generation.State}".ToLowerInvariant(),
                Quantity.Of(generation.Documents),
                Quantity.Of(generation.Missing),
                Quantity.Of(generation.Chunks),
                Quantity.Of(generation.Tokens),
                Quantity.OfBytes(generation.VectorBytes),
                $"{generation.ChunkTokens}/{generation.ChunkOverlap}{(generation.ChunkContext ? "" : ", no context")}",
                generation.Model);
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
}
