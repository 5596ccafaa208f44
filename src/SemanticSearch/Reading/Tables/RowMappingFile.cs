using System.Text.Json;
using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Reading.Tables;

/// <summary>
/// The file beside a table, or beside the archive that holds it, that says what its columns are: <c>NAME.mapping.yaml</c> (or .yml, or
/// .json), where NAME is the file's name with its extension or without. Its fields: <c>id</c>, <c>title</c>, <c>text</c> (one column or
/// several), <c>date</c>, <c>fields</c> (column to metadata field), <c>drop</c> (columns), and <c>format</c> (text, markdown or html).
/// </summary>
static class RowMappingFile
{
    const int MaximumBytes = 64 * 1024;

    static readonly string[] Endings = [".mapping.yaml", ".mapping.yml", ".mapping.json"];

    /// <summary>The mapping beside a file, or null if there is none.</summary>
    /// <param name="location">Where the table lies.</param>
    /// <exception cref="ContainerException">It cannot be understood.</exception>
    public static RowMapping? Find(string? location) => PathBeside(location) is { } path ? Read(path) : null;

    /// <summary>Whether there is one beside a file.</summary>
    public static bool IsBeside(string? location) => PathBeside(location) is not null;

    static string? PathBeside(string? location)
    {
        if (location is null)
            return null;
        var file = SourceLocation.FileOf(location);
        var stem = Path.Combine(Path.GetDirectoryName(file) ?? "", Path.GetFileNameWithoutExtension(file));
        return Endings.SelectMany(ending => (string[])[file + ending, stem + ending]).FirstOrDefault(File.Exists);
    }

    static RowMapping Read(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes.Length > MaximumBytes)
                throw Wrong(path, $"is larger than {MaximumBytes} bytes");
            var content = new DocumentContent(Path.GetFileName(path), Path.GetFileName(path), path, bytes);
            var fields = FieldReader.Read(content, TextDecoder.Decode(content), "the mapping", linesBefore: 0);
            return Of(path, fields ?? throw Wrong(path, "has no fields"));
        }
        catch (SemanticSearchException e)
        {
            throw new ContainerException($"its mapping cannot be used: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, $"cannot be read ({e.Message.TrimEnd('.')})");
        }
    }

    static RowMapping Of(string path, Dictionary<string, JsonElement> given)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        string? id = null, title = null;
        List<string> text = [], drop = [];
        var mediaType = "text/plain";
        foreach (var (name, value) in given)
        {
            switch (name)
            {
                case "id":
                    id = Column(path, name, value);
                    break;
                case "title":
                    title = Column(path, name, value);
                    break;
                case "date":
                    renamed[Column(path, name, value).ToLowerInvariant()] = "date";
                    break;
                case "text":
                    text = Columns(path, name, value);
                    break;
                case "drop":
                    drop = Columns(path, name, value);
                    break;
                case "format":
                    mediaType = MediaTypeOf(path, Column(path, name, value));
                    break;
                case "fields" when value.ValueKind == JsonValueKind.Object:
                    foreach (var field in value.EnumerateObject())
                        renamed[field.Name.ToLowerInvariant()] = Column(path, field.Name, field.Value).ToLowerInvariant();
                    break;
                default:
                    throw Wrong(path, $"has an unknown field '{name}'; known are id, title, text, date, fields, drop, format");
            }
        }
        if (text.Count == 0)
            throw Wrong(path, "does not say which column is the text; add for example 'text: body'");
        return new RowMapping { Id = id, Title = title, Text = text, Fields = renamed, Drop = drop, MediaType = mediaType };
    }

    static string MediaTypeOf(string path, string format) => format switch
    {
        "text" => "text/plain",
        "markdown" => "text/markdown",
        "html" => "text/html",
        _ => throw Wrong(path, $"has the format '{format}'; write text, markdown or html"),
    };

    static string Column(string path, string name, JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        ? value.ToString()
        : throw Wrong(path, $"has no column name for '{name}'");

    static List<string> Columns(string path, string name, JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(part => Column(path, name, part))]
        : [Column(path, name, value)];

    static ContainerException Wrong(string path, string problem) =>
        new($"its mapping '{Path.GetFileName(path)}' {problem}; correct it there");
}
