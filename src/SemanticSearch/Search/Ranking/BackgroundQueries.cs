using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace SemanticSearch.Search.Ranking;

/// <summary>Questions that no text on foreign policy answers: of the kitchen, the garden, sport, pets, health, software. What they reach
/// in a collection is what chance reaches there (<see cref="RelevanceScale"/>).</summary>
static class BackgroundQueries
{
    const string Resource = "SemanticSearch.Search.Ranking.background-queries.txt";

    static readonly Lazy<IReadOnlyList<string>> Queries = new(Read);

    static readonly Lazy<string> Hash = new(
        () => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Queries.Value)))));

    /// <summary>The queries, as questions and as key words, none twice.</summary>
    public static IReadOnlyList<string> All => Queries.Value;

    /// <summary>SHA-256 of the queries.</summary>
    public static string Fingerprint => Hash.Value;

    static List<string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the assembly lacks {Resource}");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
