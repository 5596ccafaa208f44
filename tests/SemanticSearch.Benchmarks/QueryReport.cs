using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Search;

namespace SemanticSearch.Benchmarks;

/// <summary>
/// Query latency and throughput on an index that is there, warm, in process and without reranking: the last sentence of every seed brief, and
/// <see cref="AnalystQuestions"/>, in turn. Latency is that of one client, throughput that of several.
/// </summary>
static class QueryReport
{
    const int Rounds = 5;
    const int ThroughputQueries = 400;

    public static async Task RunAsync(string dataFolder, string collection, CancellationToken cancellationToken)
    {
        await using var services = IndexServices.Open(dataFolder);
        var searcher = services.GetRequiredService<PassageSearcher>();
        var sentences = SeedTexts.Load().Select(document => document.Text.Split('.')[^2].Trim()).ToList();

        var first = Stopwatch.GetTimestamp();
        await searcher.SearchAsync(new SearchRequest { Query = sentences[0], Collection = collection }, cancellationToken);
        Write($"first answer {Stopwatch.GetElapsedTime(first).TotalMilliseconds:n0} ms");
        foreach (var (texts, questions) in new[] { ("sentences", sentences), ("questions", AnalystQuestions.All) })
            foreach (var (name, request) in Kinds(collection))
                await MeasureAsync(searcher, $"{texts}, {name}", request, questions, cancellationToken);
        foreach (var clients in new[] { 2, 8 })
            await MeasureThroughputAsync(searcher, clients, new SearchRequest { Collection = collection, Rerank = false }, [.. sentences, .. AnalystQuestions.All], cancellationToken);
    }

    static IEnumerable<(string, SearchRequest)> Kinds(string collection)
    {
        var plain = new SearchRequest { Collection = collection, Rerank = false };
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
        Write($"{name}: p50 {At(times, 50):n2} ms, p99 {At(times, 99):n2} ms over {times.Count} queries; medians: understand {Median(one => one.Understand):n2}, embed {Median(one => one.Embed):n2}, retrieve {Median(one => one.Retrieve):n2}, rank {Median(one => one.Rank):n2}, assemble {Median(one => one.Assemble):n2}");

        double Median(Func<SearchTimings, double> phase) => At([.. phases.Select(phase).Order()], 50);
    }

    static async Task MeasureThroughputAsync(
        PassageSearcher searcher, int clients, SearchRequest request, IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        var times = new double[ThroughputQueries];
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => AskAsync(client), cancellationToken)));
        var elapsed = Stopwatch.GetElapsedTime(began);
        Array.Sort(times);
        Write($"{clients} clients, hybrid: {times.Length / elapsed.TotalSeconds:n1} queries a second, p50 {At(times, 50):n2} ms, p99 {At(times, 99):n2} ms over {times.Length} queries");

        async Task AskAsync(int client)
        {
            for (var i = client; i < times.Length; i += clients)
            {
                var start = Stopwatch.GetTimestamp();
                await searcher.SearchAsync(request with { Query = questions[i % questions.Count] }, cancellationToken);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
    }

    static double At(IReadOnlyList<double> ordered, int percent) => ordered[ordered.Count * percent / 100];

    static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
