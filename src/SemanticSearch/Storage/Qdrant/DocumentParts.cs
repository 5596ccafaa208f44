using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// The parts in which the text, the structure and the words of a document lie, so that no point is too large: numbered together, texts first.
/// Words of the end of a part begin the next one too, so that a phrase across both is found.
/// </summary>
static class DocumentParts
{
    /// <summary>The kind of a part of the text.</summary>
    public const string OfText = "text";

    /// <summary>The kind of a part of the structure, which is JSON.</summary>
    public const string OfStructure = "structure";

    /// <summary>The kind of a part of the folded words.</summary>
    public const string OfWords = "words";

    /// <summary>The field that has a part's words.</summary>
    public const string Words = "words";

    /// <summary>The field that has a part's number among those of its kind, from 0.</summary>
    public const string Part = "part";

    // In UTF-16 code units, of which each takes three bytes at most.
    const int LargestPart = 200_000;
    const int SharedCharacters = 8_000;

    const string Content = "text";

    /// <summary>The parts of a document, and how many there are of each kind.</summary>
    public static (IReadOnlyList<IReadOnlyDictionary<string, Value>> Parts, PartCounts Counts) Of(Document document, string words)
    {
        var texts = Cut(document.Text).Select((text, part) => Payload(OfText, part, Content, text)).ToList();
        var structures = Cut(StoredJson.Write(document.Structure)).Select((text, part) => Payload(OfStructure, part, Content, text)).ToList();
        var phrases = OfPhrases(words);
        return ([.. texts, .. structures, .. phrases], new PartCounts(texts.Count, structures.Count, phrases.Count));
    }

    /// <summary>The parts of a document's folded words.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, Value>> OfPhrases(string words) =>
        [.. CutWords(words).Select((text, part) => Payload(OfWords, part, Words, text))];

    /// <summary>What a part of the text or the structure holds.</summary>
    public static string Read(IDictionary<string, Value> payload) => payload[Content].StringValue;

    static Dictionary<string, Value> Payload(string kind, int part, string field, string text) => new(StringComparer.Ordinal)
    {
        [DocumentPayload.Kind] = kind,
        [Part] = part,
        [field] = text,
    };

    static IEnumerable<string> Cut(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(text.Length, start + LargestPart);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
                end--;
            yield return text[start..end];
            start = end;
        }
    }

    static IEnumerable<string> CutWords(string words)
    {
        for (var start = 0; start < words.Length;)
        {
            var end = start + LargestPart >= words.Length ? words.Length : words.LastIndexOf(' ', start + LargestPart, LargestPart);
            end = end <= start ? Math.Min(words.Length, start + LargestPart) : end;
            yield return words[start..end];
            if (end == words.Length)
                yield break;
            var shared = words.IndexOf(' ', Math.Max(start, end - SharedCharacters)) + 1;
            start = shared > start && shared <= end ? shared : end;
        }
    }
}
