using System.Text.Json;
using SemanticSearch.Reading;

namespace SemanticSearch.Exchange;

/// <summary>What is wrong with a line that is no document, in words of the file and not of the program that reads it.</summary>
/// <param name="Id">The id that it has all the same, or null.</param>
/// <param name="Problem">What is wrong, to be read after what names the line.</param>
sealed record LineProblem(string? Id, string Problem)
{
    const string HalfCharacter = "has half of a character, a surrogate (\\uD800 to \\uDFFF) without the other one";

    static readonly string[] Needed = ["id", "title", "text"];

    /// <summary>Finds it out.</summary>
    /// <param name="line">The line.</param>
    /// <param name="cause">What reading it threw.</param>
    public static LineProblem Of(ReadOnlyMemory<byte> line, Exception cause)
    {
        if (Utf8Bytes.FirstInvalid(line.Span) is >= 0 and var at)
            return new LineProblem(null, $"is not UTF-8 from its byte {at + 1} on");
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new LineProblem(IdOf(json.RootElement), ProblemOf(json.RootElement, cause))
                : new LineProblem(null, "is JSON, but no object");
        }
        catch (JsonException e)
        {
            return new LineProblem(null, $"is no JSON (at its byte {e.BytePositionInLine + 1}: {WithoutPlace(e.Message)})");
        }
        catch (InvalidOperationException)
        {
            // What .NET throws for a text of it, a name too.
            return new LineProblem(null, HalfCharacter);
        }
    }

    static string? IdOf(JsonElement document) =>
        Field(document, "id") is { ValueKind: JsonValueKind.String } id && TextOf(id) is { } text && DocumentId.Problem(text) is null ? text : null;

    static string ProblemOf(JsonElement document, Exception cause)
    {
        foreach (var name in Needed)
        {
            switch (Field(document, name))
            {
                case null or { ValueKind: JsonValueKind.Null }:
                    return $"has no '{name}'";
                case { ValueKind: not JsonValueKind.String }:
                    return $"has a value that is no text as '{name}'";
                case { } text when TextOf(text) is null:
                    return HalfCharacter;
            }
        }

        return cause is JsonException { Path: { } path } && path.StartsWith("$.", StringComparison.Ordinal)
            ? $"has '{path[2..]}' in another form than that of an export"
            : "has another form than that of an export";
    }

    static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // As the serializer does: whatever the case, and the last of several.
    static JsonElement? Field(JsonElement document, string name)
    {
        JsonElement? found = null;
        foreach (var field in document.EnumerateObject())
        {
            if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                found = field.Value;
        }

        return found;
    }

    static string WithoutPlace(string message) => message.Split(" LineNumber: ")[0].TrimEnd('.');
}
