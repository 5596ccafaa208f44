using System.Globalization;
using SemanticSearch.Search;

namespace SemanticSearch.Mcp;

/// <summary>Cuts documents into parts that fit into an answer.</summary>
static class DocumentPart
{
    // The id of what follows is the citation of so many of its characters.
    const int NextLength = 100;

    /// <summary>The part of a document that holds a passage: the whole of a short one, else what begins with it.</summary>
    /// <param name="id">What was asked for.</param>
    /// <param name="passage">The passage that it names.</param>
    /// <param name="stored">The document.</param>
    /// <param name="url">Where people find the passage.</param>
    public static FetchedDocument Of(string id, Passage passage, IndexedText stored, string url)
    {
        var text = stored.Document.Text;
        var start = text.Length <= SearchTools.MostCharacters ? 0 : passage.Start;
        var end = EndOf(text, start);
        var metadata = new Dictionary<string, string>
        {
            ["documentId"] = stored.Document.Id,
            ["collection"] = stored.Collection,
            ["start"] = Text(start),
            ["end"] = Text(end),
            ["characters"] = Text(text.Length),
        };
        if (stored.Document.Facts.Date is { } date)
            metadata["date"] = date.Interval.Iso;
        if (stored.Document.Facts.Speaker is { } speaker)
            metadata["speaker"] = speaker.Name;
        if (end < text.Length)
            metadata["next"] = CitationId.Of(DocumentId.Key(stored.Collection, stored.Document.Id), text, end, NextEnd(text, end)).ToString();
        return new FetchedDocument(id, stored.Document.Title, text[start..end], url, metadata);
    }

    // A part ends with a line if one ends in its last tenth.
    static int EndOf(string text, int start)
    {
        if (text.Length - start <= SearchTools.MostCharacters)
            return text.Length;
        var end = start + SearchTools.MostCharacters;
        var line = text.LastIndexOf('\n', end - 1, SearchTools.MostCharacters / 10);
        return line > start ? line + 1 : Whole(text, end);
    }

    static int NextEnd(string text, int start) => Whole(text, Math.Min(text.Length, start + NextLength));

    // Never inside a surrogate pair.
    static int Whole(string text, int end) => end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end;

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
