using System.Text.Json;

namespace SemanticSearch.Reading.Settings;

/// <summary>What a file beside a document says of it: <c>speech.txt.meta.json</c> or <c>speech.meta.json</c> beside <c>speech.txt</c>, or
/// the same in YAML.</summary>
/// <param name="Title">The field <c>title</c>, or null.</param>
/// <param name="Fields">The other fields by lower-case name; fields without a value are left out.</param>
sealed record Sidecar(string? Title, IReadOnlyDictionary<string, JsonElement> Fields)
{
    const int MaximumBytes = 1 << 20;
    const string Json = ".meta.json";

    // The strongest last.
    static readonly string[] Endings = [".meta.yml", ".meta.yaml", Json];

    static readonly JsonDocumentOptions Options =
        new() { MaxDepth = 16, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Whether a file of that name tells of another.</summary>
    public static bool IsName(string fileName) =>
        Array.Exists(Endings, ending => fileName.Length > ending.Length && fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the files beside a document say, the strongest last: that which has its whole name.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: one of them cannot be understood.</exception>
    public static async Task<IReadOnlyList<Sidecar>> ReadAllAsync(DocumentContent content, CancellationToken cancellationToken)
    {
        if (content.Location is not { } location)
            return [];
        var stem = Path.Combine(Path.GetDirectoryName(location) ?? "", Path.GetFileNameWithoutExtension(location));
        var found = new List<Sidecar>();
        foreach (var name in ((string[])[stem, location]).Distinct())
        {
            foreach (var path in Endings.Select(ending => name + ending).Where(File.Exists))
                found.Add(await ReadAsync(content, path, cancellationToken));
        }
        return found;
    }

    /// <summary>Understands the text of one.</summary>
    /// <param name="content">The document that it tells of.</param>
    /// <param name="name">Its name, whose ending tells JSON from YAML.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: it cannot be understood.</exception>
    public static Sidecar Parse(DocumentContent content, string name, string text)
    {
        var described = $"its description '{name}'";
        var fields = name.EndsWith(Json, StringComparison.OrdinalIgnoreCase)
            ? FieldsOf(content, described, text)
            : FieldReader.Read(content, text, described, linesBefore: 0) ?? throw NoFields(content, described);
        var title = fields.Remove("title", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : null;
        return new Sidecar(title is { Length: > 0 } ? title : null, fields);
    }

    static async Task<Sidecar> ReadAsync(DocumentContent content, string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path).Length > MaximumBytes)
                throw content.Unreadable($"its description '{name}' is larger than {MaximumBytes} bytes; leave some of it out");
            return Parse(content, name, await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw content.Unreadable($"its description '{name}' cannot be read ({e.Message.TrimEnd('.')}); check that it is open to you", e);
        }
    }

    static Dictionary<string, JsonElement> FieldsOf(DocumentContent content, string described, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw NoFields(content, described);
            var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var field in json.RootElement.EnumerateObject().Where(field => field.Value.ValueKind != JsonValueKind.Null))
                fields[field.Name.ToLowerInvariant()] = field.Value.Clone();
            return fields;
        }
        catch (JsonException e)
        {
            throw content.Unreadable(
                $"{described} is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}; correct it there", e);
        }
    }

    static SemanticSearchException NoFields(DocumentContent content, string described) =>
        content.Unreadable($"{described} is no object of fields; write {{ \"field\": \"value\" }}");
}
