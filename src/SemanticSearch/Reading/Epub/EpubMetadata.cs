using System.Text.Json;

namespace SemanticSearch.Reading.Epub;

/// <summary>What a book's package says of it, under the names that all formats share.</summary>
static class EpubMetadata
{
    /// <summary>The fields by name.</summary>
    public static Dictionary<string, JsonElement> Of(EpubPackage package)
    {
        var fields = new Dictionary<string, JsonElement>();
        Add(fields, "author", package.Values("creator").Distinct().ToList());
        Add(fields, "publisher", package.Values("publisher").FirstOrDefault());
        Add(fields, "language", package.Values("language").FirstOrDefault());
        Add(fields, "identifier", package.Identifier);
        Add(fields, "description", package.Values("description").FirstOrDefault());
        Add(fields, "keywords", package.Values("subject").Distinct().ToList());
        Add(fields, "date_modified", DateOf(package, "modification") ?? package.Property("dcterms:modified"));
        Add(fields, "date_published", DateOf(package, "publication") ?? DateOf(package, null) ?? package.Property("dcterms:issued"));
        Add(fields, "date", DateOf(package, "creation"));
        return fields;
    }

    // EPUB 2 says what a date is of in opf:event; EPUB 3 has one date, that of publication.
    static string? DateOf(EpubPackage package, string? happening) => package.Elements("date")
        .Where(date => date.Value("event") is var said
            && (said == happening || (happening == "publication" && said == "original-publication")))
        .Select(static date => date.Value.Trim())
        .FirstOrDefault(static date => date.Length > 0);

    static void Add(Dictionary<string, JsonElement> fields, string name, string? value)
    {
        if (value is not null)
            fields.Add(name, JsonSerializer.SerializeToElement(value));
    }

    static void Add(Dictionary<string, JsonElement> fields, string name, List<string> values)
    {
        if (values.Count > 0)
            fields.Add(name, JsonSerializer.SerializeToElement(values));
    }
}
