using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SemanticSearch.Chunking;

namespace SemanticSearch.Tests.Chunking;

/// <summary>The labelled texts of <c>Data/sentences.txt</c>, and how the splitter does on them.</summary>
static class SentenceCases
{
    /// <summary>What was measured over some cases.</summary>
    /// <param name="Cases">How many there are.</param>
    /// <param name="Right">How many have exactly the labelled boundaries.</param>
    /// <param name="Precision">The share of found boundaries that are labelled.</param>
    /// <param name="Recall">The share of labelled boundaries that were found.</param>
    public sealed record Score(int Cases, int Right, double Precision, double Recall)
    {
        public override string ToString() => $"{Right} of {Cases} right, boundary precision {Precision:p1}, recall {Recall:p1}";
    }

    /// <summary>A third of the cases, chosen by hash, is not looked at when the rules are worked on.</summary>
    public static IReadOnlyList<string> Read(bool heldOut) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Chunking", "Data", "sentences.txt"))
            .Where(line => line.Length > 0 && line[0] != '#' && IsHeldOut(line) == heldOut),
    ];

    public static Score Measure(IReadOnlyList<string> cases)
    {
        var (right, found, labelled, both) = (0, 0, 0, 0);
        foreach (var line in cases)
        {
            var (text, expected) = Parse(line);
            var actual = SentenceSplitter.Split(text).Skip(1).Select(sentence => sentence.Start).ToHashSet();
            right += actual.SetEquals(expected) ? 1 : 0;
            (found, labelled, both) = (found + actual.Count, labelled + expected.Count, both + actual.Intersect(expected).Count());
        }
        return new Score(cases.Count, right, (double)both / found, (double)both / labelled);
    }

    static bool IsHeldOut(string line) => SHA256.HashData(Encoding.UTF8.GetBytes(line))[0] % 3 == 0;

    /// <summary>The text, and where its sentences but the first begin.</summary>
    static (string Text, HashSet<int> Starts) Parse(string line)
    {
        var parts = Regex.Unescape(line).Split('‖');
        var text = string.Concat(parts);
        var starts = new HashSet<int>();
        var at = 0;
        foreach (var part in parts[..^1])
        {
            at += part.Length;
            starts.Add(Punctuation.SkipSpace(text, at));
        }
        return (text, starts);
    }
}
