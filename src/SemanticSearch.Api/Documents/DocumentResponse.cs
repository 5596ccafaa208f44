using System.Text.Json;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Documents;

/// <summary>A stored document, or a part of its canonical text, which all offsets count in. Where it lies on the server's disk is not
/// told.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Collection">The collection it is in.</param>
/// <param name="Title">Its title.</param>
/// <param name="Metadata">Its metadata by field name.</param>
/// <param name="Facts">What is known about it, in one form.</param>
/// <param name="Sections">Its sections.</param>
/// <param name="Structure">Pages, paragraphs, notes and turns too, where they were asked for.</param>
/// <param name="Chunks">How many chunks it has.</param>
/// <param name="IndexedAt">When it was last written.</param>
/// <param name="Characters">Length of the whole text, in UTF-16 code units.</param>
/// <param name="Start">Offset of the first character of <paramref name="Text"/>.</param>
/// <param name="End">Offset just past its last character.</param>
/// <param name="Next">What to give as <c>start</c> for the rest of the text, or null if this is its end.</param>
/// <param name="Text">The canonical text from start to end.</param>
sealed record DocumentResponse(
    string Id,
    string Collection,
    string Title,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    DocumentFacts Facts,
    IReadOnlyList<Section> Sections,
    DocumentStructure? Structure,
    int Chunks,
    DateTimeOffset IndexedAt,
    int Characters,
    int Start,
    int End,
    int? Next,
    string Text)
{
    /// <summary>The most characters of one answer.</summary>
    public const int MaximumLength = 1_000_000;

    /// <summary>The part of a document that begins at an offset.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the part is not inside the text.</exception>
    public static DocumentResponse Of(IndexedText stored, int start, int length, bool withStructure)
    {
        var document = stored.Document;
        if (start < 0 || start >= document.Text.Length)
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"'start' is {start}, it must be 0 to {document.Text.Length - 1} in document '{document.Id}'");
        if (length is < 1 or > MaximumLength)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'length' is {length}, it must be 1 to {MaximumLength}");
        if (start > 0 && char.IsLowSurrogate(document.Text[start]))
            start--;
        var end = EndOf(document.Text, start, length);
        return new DocumentResponse(
            document.Id,
            stored.Collection,
            document.Title,
            document.Metadata,
            document.Facts,
            document.Structure.Sections,
            withStructure ? document.Structure : null,
            stored.Chunks,
            stored.IndexedAt,
            document.Text.Length,
            start,
            end,
            end < document.Text.Length ? end : null,
            document.Text[start..end]);
    }

    // A part ends with a line if one ends in its last tenth, and never inside a surrogate pair.
    static int EndOf(string text, int start, int length)
    {
        if (text.Length - start <= length)
            return text.Length;
        var end = start + length;
        var lineEnd = text.LastIndexOf('\n', end - 1, length / 10);
        if (lineEnd > start)
            return lineEnd + 1;
        if (!char.IsLowSurrogate(text[end]))
            return end;
        return end - 1 > start ? end - 1 : end + 1;
    }
}
