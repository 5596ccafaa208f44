using System.Text.Json;

namespace SemanticSearch.Exchange;

/// <summary>Sees that a document that others wrote keeps what all of the system relies on.</summary>
static class ExportedDocumentCheck
{
    const int HashLength = 64;

    /// <summary>What is wrong with it, or null.</summary>
    public static string? ProblemOf(ExportedDocument document)
    {
        if (DocumentId.Problem(document.Id) is { } problem)
            return $"has an unusable id: {problem}";
        if (string.IsNullOrWhiteSpace(document.Title))
            return "has no title";
        if (string.IsNullOrWhiteSpace(document.Text))
            return "has no text";
        if (document.Text.Contains('\r', StringComparison.Ordinal))
            return "has a text with carriage returns; lines end with a line feed alone";
        if (document.ContentHash is { } hash && (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigit)))
            return "has a content hash that is no SHA-256 in hexadecimal digits";
        if (document.Metadata.FirstOrDefault(field => !IsSimple(field.Value)).Key is { } name)
            return $"has metadata '{name}' of another kind than text, number, truth value or a list of these";
        return StructureProblem(document.Structure, document.Text.Length);
    }

    static bool IsSimple(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().All(item => item.ValueKind != JsonValueKind.Array && IsSimple(item)),
        var kind => kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False,
    };

    static string? StructureProblem(DocumentStructure structure, int length) =>
        SpanProblem("sections", structure.Sections, section => (section.Start, section.End), length)
        ?? SpanProblem("pages", structure.Pages, page => (page.Start, page.End), length)
        ?? SpanProblem("blocks", structure.Blocks, block => (block.Start, block.End), length)
        ?? SpanProblem("notes", structure.Notes, note => (note.Start, note.End), length)
        ?? SpanProblem("turns", structure.Turns, turn => (turn.Start, turn.End), length)
        ?? SpanProblem("mentions", structure.Mentions, mention => (mention.Start, mention.End), length)
        ?? (structure.Notes.Any(note => note.CalledAt is { } at && (at < 0 || at > length)) ? "has notes called beyond its text" : null);

    static string? SpanProblem<T>(string what, IReadOnlyList<T> items, Func<T, (int Start, int End)> spanOf, int length)
    {
        var before = 0;
        foreach (var item in items)
        {
            if (item is null)
                return $"has {what} that are empty";
            var (start, end) = spanOf(item);
            if (start < before || end < start || end > length)
                return $"has {what} beyond its text, or not in their order";
            before = start;
        }

        return null;
    }
}
