using SemanticSearch.Cli.Commands.Evaluation;
using SemanticSearch.Evaluation;
using SemanticSearch.Indexing.Rebuilding;

namespace SemanticSearch.Cli.Commands.Generations;

/// <summary>Asks generations of a collection the same questions.</summary>
/// <param name="library">The library.</param>
/// <param name="terminal">Hears of what makes figures doubtful.</param>
/// <param name="path">The questions file.</param>
sealed class GenerationComparison(Library library, Terminal terminal, string path)
{
    /// <summary>Measures each generation, which must be missing nothing.</summary>
    public async Task<IReadOnlyList<GenerationAnswers>> MeasureAsync(
        string collection, IReadOnlyList<GenerationSummary> generations, CancellationToken cancellationToken)
    {
        var set = new QuestionSet(path, await QuestionFile.LoadAsync(path, cancellationToken), ".");
        var answers = new List<GenerationAnswers>();
        foreach (var generation in generations)
        {
            var prepared = await StoredDocuments.PrepareAsync(set, library, terminal, $"{collection}@{generation.Id}", cancellationToken);
            var result = await new EvaluationRun(library, prepared, terminal).MeasureAsync(
                EvaluationSetting.Of([], library.Ranking), null, cancellationToken);
            answers.Add(new GenerationAnswers(
                generation.Id,
                Measure.For(prepared.Queries).ToDictionary(measure => measure.Name, measure => measure.Of(result.Rankings).Average()),
                prepared.Queries.Count,
                result.Seconds));
        }
        return answers;
    }
}
