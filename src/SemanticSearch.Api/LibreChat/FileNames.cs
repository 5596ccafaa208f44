namespace SemanticSearch.Api.LibreChat;

/// <summary>What the names of files tell.</summary>
static class FileNames
{
    /// <summary>The field of the metadata that keeps a file's name.</summary>
    public const string Field = "filename";

    // Text with an order of its own, which words and meaning are found in all the same.
    static readonly string[] AsText = [".csv", ".tsv", ".json", ".jsonl", ".yaml", ".yml", ".rst", ".log"];

    /// <summary>The media type that a file is read as; null to leave it to its name and bytes.</summary>
    public static string? MediaTypeOf(string name) => AsText.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? "text/plain" : null;
}
