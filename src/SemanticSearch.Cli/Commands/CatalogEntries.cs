using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Cli.Commands;

/// <summary>Look-ups in the catalog that fail with a message for the user.</summary>
static class CatalogEntries
{
    /// <summary>The catalog's model of that id.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>, naming the models there are.</exception>
    public static CatalogEntry Require(this ModelCatalog catalog, string id)
    {
        if (catalog.Find(id) is { } entry)
            return entry;
        var ids = string.Join(", ", catalog.Entries.Select(known => known.Id));
        throw new SemanticSearchException(ErrorKind.NotFound, id.Equals(ModelLibrary.BuiltIn, StringComparison.OrdinalIgnoreCase)
            ? $"model '{id}' ships with the program and is not pulled; the catalog has {ids}"
            : $"there is no model '{id}' in the catalog; it has {ids}");
    }
}
