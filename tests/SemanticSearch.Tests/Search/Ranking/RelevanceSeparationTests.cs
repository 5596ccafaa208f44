using System.Globalization;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Evaluation;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search.Ranking;

/// <summary>Holds relevance bands to what they promise: judged questions find relevant passages, and questions about something else, none of
/// which the scale is calibrated with, find nothing of note among what a reader would see.</summary>
public sealed class RelevanceSeparationTests
{
    const int Seen = 20;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task The_built_in_model_tells_questions_on_the_seeds_from_others() => SeparatesAsync("built-in", "seeds", fair: 0.9, offTopic: 0.9);

    [Theory]
    [InlineData("built-in", "time", 0.75, 0.9)]
    [InlineData("built-in", "xquad", 0.9, 0.9)]
    [InlineData("all-MiniLM-L6-v2-int8", "seeds", 0.9, 0.9)]
    [InlineData("all-MiniLM-L6-v2-int8", "xquad", 0.9, 0.9)]
    [InlineData("all-MiniLM-L6-v2-int8", "time", 0.9, 0.9)]
    public Task Models_tell_judged_questions_from_others(string model, string set, double fair, double offTopic) =>
        SeparatesAsync(model, set, fair, offTopic);

    static async Task SeparatesAsync(string model, string set, double fair, double offTopic)
    {
        var (sources, questions) = set == "seeds" ? SeedQuestions() : await JudgedAsync(set);
        await using var scene = await RelevanceScene.OfAsync(
            model == ModelLibrary.BuiltIn ? ModelLibrary.BuiltInFolder : Shared.Path("models", model), sources);
        var scale = await scene.CalibrateAsync();

        var relevant = new List<RelevanceBand>();
        foreach (var (text, documents) in questions)
        {
            var (_, cosine, coverage) = (await scene.RankAsync(text)).First(chunk => documents.Contains(chunk.Document));
            relevant.Add(scale.Band(cosine, coverage));
        }
        var others = new List<RelevanceBand>();
        foreach (var text in await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Search/Ranking/Data/off-topic-queries.txt"), Cancel))
            others.Add((await scene.RankAsync(text)).Take(Seen).Max(chunk => scale.Band(chunk.Cosine, chunk.Coverage)));

        var figures = string.Create(CultureInfo.InvariantCulture, $"{model}, {set}: judged {Shares(relevant)}; others {Shares(others)}");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(Share(relevant, band => band >= RelevanceBand.Fair) >= fair, figures);
        Assert.True(Share(others, band => band <= RelevanceBand.Weak) >= offTopic, figures);
    }

    static (IEnumerable<DocumentSource>, List<(string, HashSet<string>)>) SeedQuestions() => (
        FileSources.Enumerate(Seeds.Folder),
        [.. Seeds.Questions.Select(question => (question.Question, new HashSet<string> { $"seeds/{question.Document}" }))]);

    static async Task<(IEnumerable<DocumentSource>, List<(string, HashSet<string>)>)> JudgedAsync(string set)
    {
        var dataset = await BeirDataset.LoadAsync(Shared.Path("eval", set), Cancel);
        var documents = await dataset.ReadDocumentsAsync(Cancel).Where(document => !string.IsNullOrWhiteSpace(document.Text)).ToListAsync(Cancel);
        // Ids of a set may be what a document id must not be.
        var numbers = documents.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index.ToString(CultureInfo.InvariantCulture));
        return (
            documents.Select(document => DocumentSource.FromText(numbers[document.Id], document.Text, title: document.Title)),
            [.. dataset.Queries.Select(query => (
                query.Text,
                query.Grades.Where(grade => grade.Value > 0 && numbers.ContainsKey(grade.Key)).Select(grade => numbers[grade.Key]).ToHashSet()))]);
    }

    static string Shares(List<RelevanceBand> bands) => string.Join(", ", Enum.GetValues<RelevanceBand>()
        .Select(least => string.Create(CultureInfo.InvariantCulture, $"{least} {Share(bands, band => band == least):f3}")));

    static double Share(List<RelevanceBand> bands, Func<RelevanceBand, bool> holds) => (double)bands.Count(holds) / bands.Count;
}
