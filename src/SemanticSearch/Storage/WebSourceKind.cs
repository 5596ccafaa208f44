using System.Text.Json.Serialization;

namespace SemanticSearch.Storage;

/// <summary>What the location of a source of pages is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WebSourceKind>))]
public enum WebSourceKind
{
    /// <summary>The one page.</summary>
    Page,

    /// <summary>A text with an address a line.</summary>
    List,

    /// <summary>A sitemap, or an index of sitemaps.</summary>
    Sitemap,

    /// <summary>A feed, RSS or Atom.</summary>
    Feed,
}
