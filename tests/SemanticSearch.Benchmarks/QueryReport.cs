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
        await searcher.SearchAsync(new SearchRequest { Query = questions[0], Collection = collection }, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first answer {Stopwatch.GetElapsedTime(first).TotalMilliseconds:n0} ms"));
        foreach (var (name, request) in Kinds(collection))
            await MeasureAsync(searcher, name, request, questions, cancellationToken);
    }

    static IEnumerable<(string, SearchRequest)> Kinds(string collection)
    {
        var plain = new SearchRequest { Collection = collection };
        var years = Filter.All(Filter.Compare(FilterType.Gte, "year", 1995), Filter.Compare(FilterType.Lte, "year", 2003));
        yield return ("hybrid", plain);
        yield return ("hybrid, understanding off", plain with { Understand = UnderstandingMode.Off });
        yield return ("hybrid, filter on years", plain with { Filter = years });
        yield return ("hybrid, filter on years and a speaker", plain with { Filter = Filter.All(years, Filter.Compare(FilterType.Prefix, "speaker", "K")) });
        yield return ("hybrid, facets of country and year", plain with { Facets = ["country", "year"] });
        yield return ("dense", plain with { Mode = SearchMode.Dense });
        yield return ("lexical", plain with { Mode = SearchMode.Lexical });
    }

    static async Task MeasureAsync(
        PassageSearcher searcher, string name, SearchRequest request, IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        var (times, phases) = (new List<double>(), new List<SearchTimings>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var question in questions)
            {
                var start = Stopwatch.GetTimestamp();
                var response = await searcher.SearchAsync(request with { Query = question, Explain = true }, cancellationToken);
                if (round == 0)
                    continue;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                phases.Add(response.Timings!);
            }
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: p50 {times[times.Count / 2]:n2} ms, p99 {times[times.Count * 99 / 100]:n2} ms over {times.Count} queries; medians: understand {Median(one => one.Understand):n2}, embed {Median(one => one.Embed):n2}, retrieve {Median(one => one.Retrieve):n2}, rank {Median(one => one.Rank):n2}, assemble {Median(one => one.Assemble):n2}"));

        double Median(Func<SearchTimings, double> phase) => phases.Select(phase).Order().ElementAt(phases.Count / 2);
    }
}
