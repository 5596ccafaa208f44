using System.Text;

namespace SemanticSearch.Mcp;

/// <summary>Tells where people find a passage: at its source on the web, in the reader of a server, or, where there is neither, by a name that
/// only tools can resolve.</summary>
/// <param name="server">The address of a server with pages, or null.</param>
public sealed class PassageAddress(string? server)
{
    /// <summary>The address of a passage.</summary>
    /// <param name="collection">The collection that it is in.</param>
    /// <param name="passage">The passage.</param>
    public string Of(string collection, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        if (passage.Link is { } link)
            return link;
        if (server is null)
            return $"urn:semantic-search:passage:{passage.Citation}";
        var path = new StringBuilder(server.TrimEnd('/')).Append("/documents");
        foreach (var part in passage.DocumentId.Split('/'))
            path.Append('/').Append(Uri.EscapeDataString(part));
        return path.Append("?at=").Append(passage.Citation).Append("&collection=").Append(Uri.EscapeDataString(collection)).Append("#passage").ToString();
    }
}
