using System.Globalization;
using SemanticSearch.Mcp;

namespace SemanticSearch.Api.Pages;

/// <summary>Addresses of pages and of what they fetch.</summary>
static class PageLinks
{
    /// <summary>The document, opened at a passage.</summary>
    public static string Document(string collection, Passage passage) => PassageAddress.InReader(collection, passage);

    /// <summary>The document, from an offset on.</summary>
    public static string Document(string collection, string id, int start) => string.Create(
        CultureInfo.InvariantCulture, $"{PassageAddress.PathOf(id)}?start={start}&collection={Uri.EscapeDataString(collection)}");

    /// <summary>A collection as addresses of the page name it: the default one goes without saying.</summary>
    public static string? Named(string collection) => collection == SearchRequest.DefaultCollection ? null : collection;

    /// <summary>A passage's citation in a form.</summary>
    public static string Citation(string citation, string format) => $"/v1/passages/{citation}/citation?format={format}";
}
