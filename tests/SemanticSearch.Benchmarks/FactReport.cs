using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using SemanticSearch.Reading;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Benchmarks;

/// <summary>In how many documents of a folder each fact is found, by reading alone.</summary>
static class FactReport
{
    public static async Task RunAsync(string path, string? settings, CancellationToken cancellationToken)
    {
        var reader = new DocumentReader(Options.Create(new SemanticSearchOptions()));
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var without = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var start = Stopwatch.GetTimestamp();
        var language = TimeSpan.Zero;
        foreach (var source in FileSources.Enumerate(path, settings))
        {
            Document document;
            try
            {
                document = (await reader.ReadAsync(source, cancellationToken)).Document;
            }
            catch (SemanticSearchException e)
            {
                Count($"failed: {e.Message}");
                continue;
            }
            var before = Stopwatch.GetTimestamp();
            LanguageDetector.Detect(document.Text);
            language += Stopwatch.GetElapsedTime(before);
            Count("documents");
            foreach (var (name, isThere) in Found(document))
            {
                if (isThere)
                    Count(name);
                else if (without.TryAdd(name, [document.Id]) || without[name].Count < 40)
                    without[name].Add(document.Id);
            }
            foreach (var date in document.Facts.Dates)
                Count($"date {date.Kind} {date.Interval.Precision}".ToLowerInvariant());
            if (document.Facts.Language is { } tag)
                Count($"language {tag}");
        }

        foreach (var (name, count) in counts)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {count,7:n0}"));
        foreach (var (name, ids) in without)
            Console.WriteLine($"without {name}: {string.Join(", ", ids.Distinct().Take(25).Select(Path.GetFileName))}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Stopwatch.GetElapsedTime(start).TotalSeconds:n1} s, of them {language.TotalSeconds:n2} s for one detection of the language each"));

        void Count(string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
    }

    static IEnumerable<(string Name, bool IsThere)> Found(Document document)
    {
        var facts = document.Facts;
        return
        [
            ("title", document.Title != Path.GetFileNameWithoutExtension(document.Id)),
            ("date", facts.Dates.Count > 0),
            ("country", facts.Countries.Count > 0),
            ("speaker", facts.Speaker is not null),
            ("speaker's role", facts.Speaker?.Role is not null),
            ("speaker's country", facts.Speaker?.Country is not null),
            ("language", facts.Language is not null),
            ("author", facts.Authors.Count > 0),
            ("publisher", facts.Publisher is not null),
            ("identifier", facts.Identifier is not null),
            ("url", facts.Url is not null),
        ];
    }
}
