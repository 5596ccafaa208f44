namespace SemanticSearch.Tests.Support;

/// <summary>A block of code in a Markdown file.</summary>
/// <param name="Language">What stands behind its fence.</param>
/// <param name="Text">The code.</param>
sealed record CodeBlock(string Language, string Text)
{
    const string Fence = "```";

    /// <summary>The blocks of a file, in their order.</summary>
    public static IReadOnlyList<CodeBlock> In(string markdownFile)
    {
        var blocks = new List<CodeBlock>();
        string? language = null;
        var lines = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Shared.Repository, markdownFile)))
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
                lines.Add(line);
            else if (language is null)
            {
                language = line[Fence.Length..].Trim();
                lines.Clear();
            }
            else
            {
                blocks.Add(new CodeBlock(language, string.Join('\n', lines) + "\n"));
                language = null;
            }
        return blocks;
    }
}
