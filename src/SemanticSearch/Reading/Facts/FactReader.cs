using System.Text.Json;

namespace SemanticSearch.Reading.Facts;

/// <summary>Understands what is known about a document: its metadata, and where that is silent the text's language and its first lines.</summary>
static class FactReader
{
    // What sites call themselves in a field for a person, and what is no name at all, is still an author to whoever wrote the field;
    // only an upper bound keeps one field from filling every answer.
    const int MostNames = 200;
    const int LongestName = 300;

    /// <summary>The facts of a document.</summary>
    /// <param name="document">The document with its merged metadata.</param>
    /// <param name="dates">What its folder's settings say of dates; null for nothing.</param>
    public static DocumentFacts Read(Document document, DateHint? dates = null)
    {
        var metadata = document.Metadata;
        var countries = CountryFields.Read(metadata);
        return new DocumentFacts
        {
            Dates = DateFields.Read(metadata, dates ?? DateHint.None),
            Countries = countries,
            Language = LanguageOf(document),
            Speaker = SpeakerOf(metadata, countries),
            Authors = AuthorsOf(metadata),
            Publisher = Short(metadata.Text("publisher", "dc.publisher", "og:site_name")),
            Identifier = IdentifierReader.Read(document),
            Url = UrlOf(metadata),
        };
    }

    static string? LanguageOf(Document document)
    {
        var declared = document.Metadata.Texts("language", "lang", "dc.language", "inlanguage");
        // A text in several languages has no main one that a tag could name; what was declared wins over what can be seen.
        return declared is [var one] && LanguageTag.Normalize(one) is { } tag ? tag : LanguageDetector.Detect(document.Text);
    }

    // With several speakers nobody speaks throughout: their turns tell who says what.
    static Speaker? SpeakerOf(IReadOnlyDictionary<string, JsonElement> metadata, IReadOnlyList<string> countries)
    {
        if (NameList.Split(metadata.Texts("speaker", "speakers")) is not [{ Length: <= LongestName } name])
            return null;
        var role = Short(metadata.Text("role", "post", "speaker_role", "speaker_title", "office", "position"));
        var country = metadata.Text("speaker_country") is { } told
            ? CountryFields.CodeOf(told)
            : countries is [var only] ? only : null;
        return new Speaker(name, role, country);
    }

    static IReadOnlyList<string> AuthorsOf(IReadOnlyDictionary<string, JsonElement> metadata) =>
        [.. NameList.Split(metadata.Texts("author", "authors", "creator", "dc.creator", "byline"))
            .Where(name => name.Length <= LongestName).Take(MostNames)];

    static string? UrlOf(IReadOnlyDictionary<string, JsonElement> metadata) => metadata
        .Texts("url", "canonical", "source_url", "link", "permalink", "source")
        .FirstOrDefault(text => Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0);

    static string? Short(string? text) => text is { Length: <= LongestName } ? text : null;
}
