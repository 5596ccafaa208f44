using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace SemanticSearch.Benchmarks;

/// <summary>How much later than a search of the same passages the first event of an answer comes, over HTTP from a server that runs: questions in
/// turns, warm, one at a time.</summary>
static class AskReport
{
    const int Rounds = 5;
    const int Passages = 10;

    public static async Task RunAsync(string address, string collection, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        var questions = SeedTexts.Load().Select(document => document.Text.Split('.')[^2].Trim()).ToList();
        var (searches, firsts, wholes) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
            foreach (var question in questions)
            {
                var search = await SearchAsync(http, question, collection, cancellationToken);
                var (first, whole) = await AskAsync(http, question, collection, cancellationToken);
                if (round == 0)
                    continue;
                searches.Add(search);
                firsts.Add(first);
                wholes.Add(whole);
            }
        Report("search, all of it", searches);
        Report("ask, first byte of the events", firsts);
        Report("ask, last byte", wholes);
        Report("first byte less search, of each question", [.. firsts.Zip(searches, (first, search) => first - search)]);
    }

    static async Task<double> SearchAsync(HttpClient http, string query, string collection, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await http.PostAsJsonAsync("/v1/search", new { query, collection, limit = Passages }, cancellationToken);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static async Task<(double First, double Whole)> AskAsync(HttpClient http, string question, string collection, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/ask") { Content = JsonContent.Create(new { question, collection, passages = Passages }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var start = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[65_536];
        if (await stream.ReadAsync(buffer, cancellationToken) == 0)
            throw new InvalidOperationException("the answer has no events");
        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        while (await stream.ReadAsync(buffer, cancellationToken) > 0)
        {
        }

        return (first, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    static void Report(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: p50 {times[times.Count / 2]:n1} ms, p99 {times[times.Count * 99 / 100]:n1} ms over {times.Count}"));
    }
}
