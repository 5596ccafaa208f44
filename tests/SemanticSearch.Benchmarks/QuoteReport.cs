using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Search;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support.Quotes;

namespace SemanticSearch.Benchmarks;

/// <summary>Verdicts on true, changed and invented quotations of an index that is there, and their latency: warm, one at a time, in process.</summary>
static class QuoteReport
{
    const int Seed = 20_231_007;
    const int ErrorsShown = 40;

    public static async Task RunAsync(string dataFolder, string collectionName, int each, CancellationToken cancellationToken)
    {
        await using var services = IndexServices.Open(dataFolder);
        var verifier = services.GetRequiredService<QuoteVerifier>();
        var store = await services.GetRequiredService<AsyncLazy<IIndexStore>>().GetAsync(cancellationToken);
        var documents = await ReadAsync(store, collectionName, cancellationToken);

        var scores = new QuoteScores();
        var times = new Dictionary<string, List<double>>();
        foreach (var quote in new QuoteCases(documents, Seed).Make(each))
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await verifier.VerifyAsync(
                new QuoteRequest { Quote = quote.Quote, Document = quote.Document, Collection = collectionName }, cancellationToken);
            if (!times.TryGetValue(quote.Kind, out var kind))
                times.Add(quote.Kind, kind = []);
            kind.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            scores.Add(quote, answer);
        }

        Console.WriteLine(scores);
        foreach (var (kind, all) in times.Append(KeyValuePair.Create("all", times.Values.SelectMany(t => t).ToList())))
            Print(kind, all);
        foreach (var (quote, answer) in scores.Errors.Take(ErrorsShown))
            Print(quote, answer);
    }

    static void Print(QuoteCase quote, QuoteResponse answer)
    {
        var (where, words) = answer.Matches is [var best, ..]
            ? (best.DocumentId, string.Join(" | ", best.Pieces.Select(piece => piece.Text)))
            : ("nowhere", "");
        Console.WriteLine($"\n{quote.Kind}, expected {quote.Expected}, got {answer.Verdict} in {where}");
        Console.WriteLine($"  quote:  {quote.Quote}\n  source: {quote.Source}\n  found:  {words}");
    }

    static async Task<IReadOnlyList<Document>> ReadAsync(IIndexStore store, string collectionName, CancellationToken cancellationToken)
    {
        var collection = await store.RequireCollectionAsync(collectionName, cancellationToken);
        var documents = new List<Document>();
        for (string? after = null; ;)
        {
            var page = await store.ListDocumentsAsync(collection, after, 256, cancellationToken);
            if (page.Count == 0)
                return documents;
            after = page[^1].Id;
            var stored = await store.GetDocumentsAsync(collection, [.. page.Select(record => record.Id)], cancellationToken);
            documents.AddRange(page.Select(record => stored[record.Id].Document));
        }
    }

    static void Print(string kind, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind,-20} p50 {times[times.Count / 2],8:0.00} ms  p99 {times[times.Count * 99 / 100],8:0.00} ms  most {times[^1],8:0.00} ms  of {times.Count}"));
    }
}
