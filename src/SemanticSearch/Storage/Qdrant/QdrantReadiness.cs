using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Finds out whether a Qdrant can serve, and if not, why.</summary>
static class QdrantReadiness
{
    /// <summary>Null where it can; else why not and what to do.</summary>
    /// <param name="connection">The way to it.</param>
    /// <param name="collections">The collections that are needed, by the names that Qdrant has for them.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static async Task<string?> FindObstacleAsync(
        QdrantConnection connection, IEnumerable<string> collections, CancellationToken cancellationToken)
    {
        try
        {
            await connection.CallAsync(
                CallKind.Read, "asking whether it is well", static (client, token) => client.HealthAsync(token), cancellationToken);
            foreach (var name in collections)
            {
                var shards = await connection.CallAsync(
                    CallKind.Read,
                    $"asking for the shards of {name}",
                    (client, token) => client.GetCollectionClusterSetupInfoAsync(name, token),
                    cancellationToken);
                if (FindDeadShard(shards) is { } shard)
                    return $"Shard {shard} of the collection {name} has no active replica: bring back the nodes that are away";
            }
            return null;
        }
        catch (SemanticSearchException failure) when (failure.Kind == ErrorKind.Storage)
        {
            return failure.Message;
        }
    }

    static uint? FindDeadShard(CollectionClusterInfoResponse info)
    {
        var replicas = info.LocalShards.Select(shard => (shard.ShardId, shard.State))
            .Concat(info.RemoteShards.Select(shard => (shard.ShardId, shard.State)));
        foreach (var shard in replicas.GroupBy(replica => replica.ShardId))
        {
            if (shard.All(replica => replica.State != ReplicaState.Active))
                return shard.Key;
        }
        return null;
    }
}
