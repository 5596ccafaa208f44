using System.Text.Json;

namespace SemanticSearch.Tests.Support;

/// <summary>The seed briefs of the repository and the questions about them.</summary>
static class Seeds
{
    /// <summary>Folder of the briefs.</summary>
    public static string Folder { get; } = Path.Combine(Shared.Repository, "seeds");

    /// <summary>The briefs' files.</summary>
    public static IReadOnlyList<string> Briefs { get; } = [.. Directory.EnumerateFiles(Folder, "*.md").Order(StringComparer.Ordinal)];

    /// <summary>The questions.</summary>
    public static IReadOnlyList<SeedQuestion> Questions { get; } =
        [.. File.ReadLines(Path.Combine(Folder, "questions.jsonl")).Select(line => JsonSerializer.Deserialize<SeedQuestion>(line, JsonSerializerOptions.Web)!)];
}
