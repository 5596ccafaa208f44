using System.Text.Json;

namespace SemanticSearch.Reading;

/// <summary>
/// The YAML block between a first line <c>---</c> and a line <c>---</c> or <c>...</c>, as Pandoc and Jekyll know it
/// (https://pandoc.org/MANUAL.html#extension-yaml_metadata_block). Where no line closes it, where a blank line follows the first, or
/// where the block is no mapping of fields, the lines are text: a text may begin with a rule.
/// </summary>
/// <param name="Title">The field <c>title</c>, white space collapsed, or null.</param>
/// <param name="Metadata">The other fields, by lower-case name; fields without a value are left out.</param>
sealed record FrontMatter(string? Title, IReadOnlyDictionary<string, JsonElement> Metadata)
{
    const string TitleField = "title";

    // Enough for any metadata, and little enough that no trick in it costs time.
    const int MaximumCharacters = 64 * 1024;

    static readonly FrontMatter None = new(null, new Dictionary<string, JsonElement>());

    /// <summary>Parts a text into its front matter and the text after it.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the block is not YAML, or uses what front
    /// matter does not need: aliases, deep nesting, repeated fields.</exception>
    public static (FrontMatter Fields, ReadOnlyMemory<char> Body) Split(DocumentContent content, string text)
    {
        if (!FindBlock(text, out var block, out var bodyStart) || FieldReader.Read(content, text[block]) is not { } fields)
            return (None, text.AsMemory());

        var title = fields.Remove(TitleField, out var value) ? TitleOf(content, value) : null;
        return (new FrontMatter(title, fields), text.AsMemory(bodyStart));
    }

    static bool FindBlock(string text, out Range block, out int bodyStart)
    {
        (block, bodyStart) = (default, 0);
        var end = Math.Min(text.Length, MaximumCharacters);
        var start = NextLine(text, 0, text.Length);
        if (!IsMarker(text, 0, start, "---") || IsBlank(text, start))
            return false;
        for (int line = start, next; line < end; line = next)
        {
            next = NextLine(text, line, text.Length);
            if (!IsMarker(text, line, next, "---") && !IsMarker(text, line, next, "..."))
                continue;
            (block, bodyStart) = (start..line, next);
            return true;
        }
        return false;
    }

    static int NextLine(string text, int from, int end) =>
        text.IndexOf('\n', from, end - from) is var at and >= 0 ? at + 1 : end;

    static bool IsMarker(string text, int start, int end, string marker) =>
        text.AsSpan(start, end - start).TrimEnd().SequenceEqual(marker);

    static bool IsBlank(string text, int line) => text.AsSpan(line, NextLine(text, line, text.Length) - line).IsWhiteSpace();

    static string? TitleOf(DocumentContent content, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            throw content.Unreadable("the front matter's title is not text; write it on one line, in quotes");
        var words = value.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? string.Join(' ', words) : null;
    }
}
