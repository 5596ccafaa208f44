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
        return server is null ? $"urn:semantic-search:passage:{passage.Citation}" : server.TrimEnd('/') + InReader(collection, passage);
    }

    /// <summary>Where a server's reader opens a document at a passage: the path, without the server.</summary>
    /// <param name="collection">The collection that it is in.</param>
    /// <param name="passage">The passage.</param>
    public static string InReader(string collection, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return $"{PathOf(passage.DocumentId)}?at={passage.Citation}&collection={Uri.EscapeDataString(collection)}#passage";
    }

    /// <summary>Where a server's reader shows a document: the path, without the server.</summary>
    /// <param name="documentId">The document's id, whose slashes part the path.</param>
    public static string PathOf(string documentId)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return $"/documents/{string.Join('/', documentId.Split('/').Select(Uri.EscapeDataString))}";
    }
}
