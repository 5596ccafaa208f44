using System.Text.Json;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Reading.Settings;

/// <summary>Makes a title of a document's fields, such as <c>{country:name}, General Debate, session {session}</c>; with the form
/// <c>name</c> a country's code is written as its name.</summary>
sealed class TitleTemplate
{
    const int LongestTitle = 500;

    readonly IReadOnlyList<Placeholder> _parts;

    /// <summary>Understands a template.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public TitleTemplate(string template) => _parts = Placeholders.Parse(template, "name");

    /// <summary>The title, or null if a field is not there or it would have more than 500 characters.</summary>
    public string? Write(IReadOnlyDictionary<string, JsonElement> metadata)
    {
        var parts = _parts.Select(part => part.Field is null ? part.Literal : TextOf(part, metadata)).ToList();
        return parts.Contains(null) || string.Concat(parts).Trim() is not { Length: > 0 and <= LongestTitle } title ? null : title;
    }

    static string? TextOf(Placeholder part, IReadOnlyDictionary<string, JsonElement> metadata)
    {
        var text = metadata.TryGetValue(part.Field!, out var value) ? FieldValues.Line(value) : null;
        return text is not null && part.Form == "name" && CountryFields.CodeOf(text) is { } code ? CountryNames.NameOf(code) : text;
    }
}
