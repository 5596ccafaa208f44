using Microsoft.AspNetCore.Http.Extensions;

namespace SemanticSearch.Api.Pages;

/// <summary>Addresses of pages and of what they fetch.</summary>
static class PageLinks
{
    /// <summary>The document, opened at a passage.</summary>
    public static string Document(string collection, Passage passage) =>
        Document(collection, passage.DocumentId, [KeyValuePair.Create("at", passage.Citation)]) + "#passage";

    /// <summary>The document, from an offset on.</summary>
    public static string Document(string collection, string id, int start) =>
        Document(collection, id, [KeyValuePair.Create("start", start.ToString(System.Globalization.CultureInfo.InvariantCulture))]);

    /// <summary>A passage's citation in a form.</summary>
    public static string Citation(string citation, string format) => $"/v1/passages/{citation}/citation?format={format}";

    static string Document(string collection, string id, IEnumerable<KeyValuePair<string, string>> query)
    {
        var path = string.Join('/', id.Split('/').Select(Uri.EscapeDataString));
        return $"/documents/{path}{new QueryBuilder(query) { { "collection", collection } }}";
    }
}
