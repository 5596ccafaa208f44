using System.Collections.Frozen;
using System.Text.Json;
using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>
/// What a page says about itself in <c>meta</c> and <c>link</c> elements, Dublin Core, Open Graph, Highwire (<c>citation_…</c>) and JSON-LD
/// (schema.org), under the names that all formats share. Of several sources for a field the first in the order of <see cref="Sources"/>
/// counts.
/// </summary>
sealed class HtmlMetadata
{
    const int MaximumValue = 2_000;
    const int MaximumValues = 64;

    static readonly (string Field, string[] Names)[] Sources =
    [
        ("author", ["citation_author", "author", "dc.creator", "dcterms.creator", "article:author", "jsonld.author", "itemprop.author"]),
        ("publisher", ["citation_publisher", "dc.publisher", "dcterms.publisher", "publisher", "jsonld.publisher"]),
        ("date_published", ["article:published_time", "og:article:published_time", "citation_publication_date", "citation_date",
            "dcterms.issued", "dc.date.issued", "jsonld.datepublished", "itemprop.datepublished", "datepublished", "pubdate",
            "publish_date", "parsely-pub-date", "sailthru.date"]),
        ("date_modified", ["article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "jsonld.datemodified",
            "itemprop.datemodified", "last-modified"]),
        ("date", ["date", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "jsonld.datecreated", "time"]),
        ("language", ["html.lang", "dc.language", "dcterms.language", "citation_language", "content-language", "jsonld.inlanguage",
            "og:locale"]),
        ("url", ["canonical", "og:url", "citation_public_url", "jsonld.url"]),
        ("description", ["description", "og:description", "dc.description", "dcterms.description", "dcterms.abstract",
            "jsonld.description"]),
        ("keywords", ["keywords", "news_keywords", "article:tag", "dc.subject", "dcterms.subject", "citation_keywords", "jsonld.keywords"]),
        ("site_name", ["og:site_name", "application-name"]),
        ("identifier", ["citation_doi", "dc.identifier", "dcterms.identifier", "jsonld.identifier"]),
    ];

    static readonly FrozenSet<string> Known =
        FrozenSet.Create([.. Sources.SelectMany(source => source.Names), "og:title"]);

    readonly Dictionary<string, List<string>> _found = [];
    readonly Dictionary<string, JsonElement> _fields = [];

    /// <summary>The title for sharing, or null.</summary>
    public string? SharedTitle => _found.GetValueOrDefault("og:title")?[0];

    /// <summary>The fields that the page gives.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields => _fields;

    /// <summary>Reads the metadata of a page.</summary>
    public static HtmlMetadata Of(HtmlPage page)
    {
        var metadata = new HtmlMetadata();
        foreach (var node in page.Tree.InReadingOrder())
            if (node is IElement element)
                metadata.Add(element, page);
        metadata.Choose();
        return metadata;
    }

    /// <summary>A field that is a text, or null.</summary>
    public string? Text(string field) =>
        _fields.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    void Add(IElement element, HtmlPage page)
    {
        switch (element.LocalName)
        {
            case "html":
                Add("html.lang", element.GetAttribute("lang") ?? element.GetAttribute("xml:lang"));
                break;
            case "meta" when (element.GetAttribute("name") ?? element.GetAttribute("property")
                ?? element.GetAttribute("http-equiv")) is { } name:
                Add(name.Trim().ToLowerInvariant(), element.GetAttribute("content"));
                break;
            case "link" when element.Says("rel", "canonical"):
                Add("canonical", element.GetAttribute("href"));
                break;
            case "script" when element.Says("type", "application/ld+json"):
                JsonLd.Read(element.TextContent, Add);
                break;
            case "time" when element.HasAttribute("datetime") && element.IsIn(page.Content.Root):
                Add(element.HasAttribute("pubdate") ? "pubdate" : "time", element.GetAttribute("datetime"));
                break;
        }
        if (element.GetAttribute("itemprop") is { } property)
            Add($"itemprop.{property.ToLowerInvariant()}",
                element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? element.PlainText(200));
    }

    void Add(string name, string? value)
    {
        if (!Known.Contains(name) || string.IsNullOrWhiteSpace(value))
            return;
        if (!_found.TryGetValue(name, out var values))
            _found[name] = values = [];
        var text = value.Trim();
        if (values.Count < MaximumValues)
            values.Add(text.Length > MaximumValue ? text[..MaximumValue] : text);
    }

    void Choose()
    {
        foreach (var (field, names) in Sources)
            foreach (var name in names)
                if (_found.TryGetValue(name, out var values) && ValueOf(field, values) is { } value)
                {
                    _fields.Add(field, value);
                    break;
                }
    }

    static JsonElement? ValueOf(string field, List<string> values) => field switch
    {
        "author" => List(values.Where(static value => !value.StartsWith("http", StringComparison.OrdinalIgnoreCase))),
        "keywords" => List(values.SelectMany(static value => value.Split([',', ';'], StringSplitOptions.TrimEntries))),
        "url" => values.Find(static value => value.StartsWith("http", StringComparison.OrdinalIgnoreCase)) is { } url
            ? JsonSerializer.SerializeToElement(url)
            : null,
        "language" => JsonSerializer.SerializeToElement(values[0].Replace('_', '-')),
        _ => JsonSerializer.SerializeToElement(values[0]),
    };

    static JsonElement? List(IEnumerable<string> values)
    {
        var list = values.Where(static value => value.Length > 0).Distinct().Take(MaximumValues).ToList();
        return list.Count > 0 ? JsonSerializer.SerializeToElement(list) : null;
    }
}
