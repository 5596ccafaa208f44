using System.Collections.Concurrent;
using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Indexes the fields of metadata when a document first has them, so that filters and counts of them are fast. Safe from any
/// thread.</summary>
/// <param name="connection">The way to the server.</param>
sealed class FieldIndexes(QdrantConnection connection)
{
    readonly ConcurrentDictionary<(string Collection, string Key), bool> _known = new();

    /// <summary>Makes the indexes that a document needs and nobody has made.</summary>
    public async Task EnsureAsync(CollectionPoints points, Document document, CancellationToken cancellationToken)
    {
        if (document.Metadata.Count == 0)
            return;
        var seen = new FilterDocument(document.Id, document.Title, document.Metadata, document.Facts);
        foreach (var key in MetadataFields.Names(seen).Select(name => FieldPayload.Key(MetadataFields.Field(name))))
        {
            foreach (var collection in new[] { points.Documents, points.Chunks })
            {
                if (_known.ContainsKey((collection, key)))
                    continue;
                await CollectionSetup.IndexAsync(connection, collection, key, PayloadSchemaType.Keyword, cancellationToken);
                _known[(collection, key)] = true;
            }
        }
    }
}
