using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Search;

namespace SemanticSearch.Benchmarks;

/// <summary>Query latency on an index that is there: the last sentence of every seed brief in turn, warm, one at a time, in process.</summary>
static class QueryReport
{
    const int Rounds = 5;

    public static async Task RunAsync(string dataFolder, string collection, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("SemanticSearch:DataFolder", (string?)dataFolder)])
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSemanticSearch()
            .BuildServiceProvider();
        var searcher = services.GetRequiredService<PassageSearcher>();
        var questions = SeedTexts.Load().Select(document => document.Text.Split('.')[^2].Trim()).ToList();

        var first = Stopwatch.GetTimestamp();
        await AskAsync(questions[0]);
        var firstAnswer = Stopwatch.GetElapsedTime(first);
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var question in questions)
            {
                var start = Stopwatch.GetTimestamp();
                await AskAsync(question);
                if (round > 0)
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"first answer {firstAnswer.TotalMilliseconds:n0} ms; warm: p50 {times[times.Count / 2]:n2} ms, p99 {times[times.Count * 99 / 100]:n2} ms over {times.Count} queries"));

        Task<SearchResponse> AskAsync(string question) => searcher.SearchAsync(
            new SearchRequest { Query = question, Collection = collection }, cancellationToken);
    }
}
