using System.Text.Json;

namespace SemanticSearch.Client;

/// <summary>A stored document, or a part of its text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Collection">The collection it is in.</param>
/// <param name="Title">Its title.</param>
/// <param name="Metadata">Its metadata by field name.</param>
/// <param name="Chunks">How many chunks it has.</param>
/// <param name="IndexedAt">When it was last written.</param>
/// <param name="Characters">Length of the whole text, in UTF-16 code units.</param>
/// <param name="Start">Offset of the first character of <paramref name="Text"/>.</param>
/// <param name="End">Offset just past its last character.</param>
/// <param name="Next">Where the rest of the text begins; null if this is its end.</param>
/// <param name="Text">The text from start to end.</param>
public sealed record Document(
    string Id,
    string Collection,
    string Title,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    int Chunks,
    DateTimeOffset IndexedAt,
    int Characters,
    int Start,
    int End,
    int? Next,
    string Text);
