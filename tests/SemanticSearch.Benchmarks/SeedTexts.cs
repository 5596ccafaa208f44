namespace SemanticSearch.Benchmarks;

/// <summary>The seed briefs as documents without structure: prose that every clone has.</summary>
static class SeedTexts
{
    /// <summary>Reads them.</summary>
    public static IReadOnlyList<Document> Load()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SemanticSearch.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the benchmarks run outside the repository");
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(folder, "seeds"), "*.md")
                .Order(StringComparer.Ordinal)
                .Select(file => new Document { Id = Path.GetFileName(file), Title = Path.GetFileName(file), Text = File.ReadAllText(file) }),
        ];
    }
}
