using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>The name under which searches find a generation: an alias, which leads to one collection or to the other, and never to none.</summary>
static class LiveAlias
{
    /// <summary>The collection that the alias leads to, or null.</summary>
    public static async Task<string?> FindAsync(QdrantConnection connection, string alias, CancellationToken cancellationToken)
    {
        var aliases = await connection.CallAsync(
            CallKind.Read, "reading the aliases", static (client, token) => client.ListAliasesAsync(token), cancellationToken);
        return aliases.FirstOrDefault(one => one.AliasName == alias)?.CollectionName;
    }

    /// <summary>Lets the alias lead to a collection, in one call. One that is said to have failed may have been carried out: what counts is
    /// what is read back.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: it does not lead there; it may do so later, as long as the
    /// cluster has no majority.</exception>
    public static async Task SwitchAsync(
        QdrantConnection connection, string alias, string collection, CancellationToken cancellationToken)
    {
        var before = await FindAsync(connection, alias, cancellationToken);
        if (before == collection)
            return;
        var actions = new List<AliasOperations>
        {
            new() { CreateAlias = new CreateAlias { AliasName = alias, CollectionName = collection } },
        };
        if (before is not null)
            actions.Insert(0, new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = alias } });
        try
        {
            await connection.CallAsync(
                CallKind.Consensus,
                $"switching {alias} to {collection}",
                (client, token) => client.UpdateAliasesAsync(actions, cancellationToken: token),
                cancellationToken);
        }
        catch (SemanticSearchException)
        {
            if (await FindAsync(connection, alias, cancellationToken) != collection)
                throw;
        }
    }
}
