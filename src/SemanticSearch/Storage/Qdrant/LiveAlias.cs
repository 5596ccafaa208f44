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
        var what = $"switching {alias} to {collection}";
        while (await FindAsync(connection, alias, cancellationToken) is var before && before != collection)
        {
            try
            {
                await connection.CallAsync(
                    CallKind.Consensus,
                    what,
                    (client, token) => client.UpdateAliasesAsync(Actions(alias, before, collection), cancellationToken: token),
                    cancellationToken);
                return;
            }
            catch (SemanticSearchException failure)
            {
                if (await FindAsync(connection, alias, cancellationToken) == collection)
                    return;
                if (!await connection.TryWaitAsync(failure, what, cancellationToken))
                    throw;
            }
        }
    }

    static List<AliasOperations> Actions(string alias, string? before, string collection)
    {
        var create = new AliasOperations { CreateAlias = new CreateAlias { AliasName = alias, CollectionName = collection } };
        return before is null ? [create] : [new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = alias } }, create];
    }
}
