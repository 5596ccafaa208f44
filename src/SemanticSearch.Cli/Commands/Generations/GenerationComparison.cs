using SemanticSearch.Cli.Commands.Evaluation;
using SemanticSearch.Evaluation;
using SemanticSearch.Indexing.Rebuilding;

namespace SemanticSearch.Cli.Commands.Generations;

/// <summary>Asks generations of a collection, which must be missing nothing, the same questions.</summary>
/// <param name="library">The library.</param>
/// <param name="terminal">Hears of what makes figures doubtful.</param>
sealed class GenerationComparison(Library library, Terminal terminal)
{
    const int SpeedQueries = 32;

    /// <summary>Measures how fast each answers.</summary>
    public async Task<IReadOnlyList<GenerationSpeed>> TimeAsync(
        string collection, IReadOnlyList<GenerationSummary> generations, CancellationToken cancellationToken)
    {
        var documents = await library.Browser.ListDocumentsAsync(collection, null, SpeedQueries, cancellationToken);
        var speeds = new List<GenerationSpeed>();
        foreach (var generation in generations.Where(_ => documents.Count > 0))
        {
            // The first search reads the vectors.
            await AskAsync($"{collection}@{generation.Id}", documents[0].Title, cancellationToken);
            var times = new List<double>();
            foreach (var document in documents)
                times.Add(await AskAsync($"{collection}@{generation.Id}", document.Title, cancellationToken));
            times.Sort();
            speeds.Add(new GenerationSpeed(generation.Id, times.Count, Math.Round(times[times.Count / 2], 2)));
        }

        return speeds;
    }

    /// <summary>Reads the questions of a file, and finds the documents of the collection that they name.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: there is no such file, it is malformed, or a document
    /// is not there; <see cref="ErrorKind.NotFound"/>: there is no such collection.</exception>
    public async Task<PreparedSet> ReadAsync(string collection, string path, CancellationToken cancellationToken) =>
        await StoredDocuments.PrepareAsync(
            new QuestionSet(path, await QuestionFile.LoadAsync(path, cancellationToken), "."), library, terminal, collection, cancellationToken);

    /// <summary>Measures how well each answers questions.</summary>
    public async Task<IReadOnlyList<GenerationAnswers>> MeasureAsync(
        IReadOnlyList<GenerationSummary> generations, PreparedSet questions, CancellationToken cancellationToken)
    {
        var answers = new List<GenerationAnswers>();
        foreach (var generation in generations)
        {
            var asked = questions with { Collection = $"{questions.Collection}@{generation.Id}" };
            var result = await new EvaluationRun(library, asked, terminal).MeasureAsync(
                EvaluationSetting.Of([], library.Ranking), null, cancellationToken);
            answers.Add(new GenerationAnswers(
                generation.Id,
                Measure.For(asked.Queries).ToDictionary(measure => measure.Name, measure => measure.Of(result.Rankings).Average()),
                asked.Queries.Count,
                result.Seconds));
        }
        return answers;
    }

    async Task<double> AskAsync(string collection, string title, CancellationToken cancellationToken)
    {
        var began = library.Time.GetTimestamp();
        var query = title.Length > SearchRequest.MaximumQueryLength ? title[..SearchRequest.MaximumQueryLength] : title;
        await library.Searcher.SearchAsync(new SearchRequest { Query = query, Collection = collection }, cancellationToken);
        return library.Time.GetElapsedTime(began).TotalMilliseconds;
    }
}
