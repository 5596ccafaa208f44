using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Search.Suggesting;
using SemanticSearch.Storage;

namespace SemanticSearch.Benchmarks;

/// <summary>Latency of suggestions on an index that is there: every keystroke of the seed questions, some with a slip, warm, one at a time, in
/// process; and how long the words and names take to read.</summary>
static class SuggestReport
{
    public static async Task RunAsync(string dataFolder, string collection, CancellationToken cancellationToken)
    {
        await using var services = IndexServices.Open(dataFolder);
        await ReportReadingAsync(await services.GetRequiredService<AsyncLazy<IIndexStore>>().GetAsync(cancellationToken), collection, cancellationToken);

        var suggester = services.GetRequiredService<QuerySuggester>();
        var times = new List<double>();
        for (var round = 0; round < 2; round++)
        {
            times.Clear();
            foreach (var typed in SeedTexts.Load().SelectMany(document => Keystrokes(document.Text.Split('.')[^2].Trim())))
            {
                var start = Stopwatch.GetTimestamp();
                await suggester.SuggestAsync(new SuggestRequest { Query = typed, Collection = collection }, cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"warm: p50 {times[times.Count / 2]:n2} ms, p99 {times[times.Count * 99 / 100]:n2} ms, longest {times[^1]:n2} ms over {times.Count} keystrokes"));
    }

    static async Task ReportReadingAsync(IIndexStore store, string name, CancellationToken cancellationToken)
    {
        var collection = await store.FindCollectionAsync(name, cancellationToken)
            ?? throw new InvalidOperationException($"there is no collection '{name}'");
        var start = Stopwatch.GetTimestamp();
        var terms = await store.ReadVocabularyAsync(collection, cancellationToken);
        var read = Stopwatch.GetElapsedTime(start);
        var vocabulary = new CorpusVocabulary(terms);
        var made = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        var names = await store.ReadNamesAsync(collection, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{terms.Count:n0} terms in {read.TotalMilliseconds:n0} ms, {vocabulary.Count:n0} words after {made.TotalMilliseconds:n0} ms; "
            + $"{names.Titles.Count:n0} titles, {names.Speakers.Count:n0} speakers, {names.Countries.Count:n0} countries "
            + $"in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:n0} ms"));
    }

    // Every eighth letter is doubled, so that most words are misspelt.
    static IEnumerable<string> Keystrokes(string text)
    {
        var slipped = string.Concat(text.Select((letter, at) => at % 8 == 5 ? $"{letter}{letter}" : $"{letter}"));
        return Enumerable.Range(1, Math.Min(100, slipped.Length)).Select(length => slipped[..length]);
    }
}
