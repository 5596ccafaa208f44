using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What lies in a collection of points, counted version by version.</summary>
sealed class PointInventory
{
    readonly Dictionary<(string Document, long Version, string Kind), int> _counts = [];

    /// <summary>Counts the points of a collection, or those that pass a filter, by document, version and kind; those of chunks have no kind.</summary>
    public static async Task<PointInventory> OfAsync(
        PointReader reader, string collection, CancellationToken cancellationToken, QdrantFilter? filter = null)
    {
        var inventory = new PointInventory();
        string[] fields = [VersionedDocuments.Document, VersionedDocuments.Version, DocumentPayload.Kind];
        await foreach (var point in reader.ScrollAsync(collection, filter ?? new QdrantFilter(), fields, cancellationToken))
        {
            if (!point.Payload.TryGetValue(VersionedDocuments.Version, out var version))
                continue;
            var kind = point.Payload.TryGetValue(DocumentPayload.Kind, out var value) ? value.StringValue : "";
            var key = (point.Payload[VersionedDocuments.Document].StringValue, version.IntegerValue, kind);
            inventory._counts[key] = inventory._counts.GetValueOrDefault(key) + 1;
        }
        return inventory;
    }

    /// <summary>How many points of a kind a version has.</summary>
    public int Of(string document, long version, string kind = "") => _counts.GetValueOrDefault((document, version, kind));

    /// <summary>How many points there are.</summary>
    public long Total => _counts.Values.Sum(count => (long)count);

    /// <summary>The versions that have points, none twice.</summary>
    public IEnumerable<(string Document, long Version)> Versions => _counts.Keys.Select(key => (key.Document, key.Version)).Distinct();
}
