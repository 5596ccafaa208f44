#pragma warning disable CS0612 // The fields that servers before 1.20 know, too.

using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Makes collections where they are missing, and refuses those that are another's.</summary>
static class CollectionSetup
{
    /// <summary>Makes a collection and its indexes, as far as they are missing.</summary>
    /// <param name="connection">The way to the server.</param>
    /// <param name="settings">What it is made with.</param>
    /// <param name="indexes">The fields that reads and writes filter by.</param>
    /// <param name="findMisfit">What is wrong with one that is there, said of it, or null.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: there is one that does not fit, or it cannot be made.</exception>
    public static async Task EnsureAsync(
        QdrantConnection connection,
        CreateCollection settings,
        IEnumerable<(string Field, PayloadSchemaType Type)> indexes,
        Func<CollectionParams, string?> findMisfit,
        CancellationToken cancellationToken)
    {
        var name = settings.CollectionName;
        if (!await ExistsAsync(connection, name, cancellationToken))
            await CreateAsync(connection, settings, cancellationToken);
        var info = await connection.CallAsync(
            CallKind.Read, $"reading {name}", (client, token) => client.GetCollectionInfoAsync(name, token), cancellationToken);
        if (findMisfit(info.Config.Params) is { } misfit)
        {
            throw new SemanticSearchException(
                ErrorKind.Storage,
                $"The collection {name} at {connection.Options.Address.Authority} {misfit}: it is not of this index; choose another "
                + $"{QdrantOptions.Section}:{nameof(QdrantOptions.Prefix)}, or delete it and index again");
        }
        foreach (var (field, type) in indexes.Where(index => !info.PayloadSchema.ContainsKey(index.Field)))
            await IndexAsync(connection, name, field, type, cancellationToken);
    }

    /// <summary>What every collection is made with.</summary>
    public static CreateCollection Settings(QdrantOptions options, string name) => new()
    {
        CollectionName = name,
        OnDiskPayload = true,
        ShardNumber = (uint)options.ShardNumber,
        ReplicationFactor = (uint)options.ReplicationFactor,
        WriteConsistencyFactor = (uint)options.WriteConsistencyFactor,
    };

    static Task<bool> ExistsAsync(QdrantConnection connection, string name, CancellationToken cancellationToken) => connection.CallAsync(
        CallKind.Read, $"looking for {name}", (client, token) => client.CollectionExistsAsync(name, token), cancellationToken);

    /// <summary>A creation that is said to have failed may have been carried out, or another process may have been first.</summary>
    static async Task CreateAsync(QdrantConnection connection, CreateCollection settings, CancellationToken cancellationToken)
    {
        var what = $"making {settings.CollectionName}";
        while (true)
        {
            try
            {
                await connection.CallAsync(
                    CallKind.Consensus, what, (client, token) => client.CreateCollectionAsync(settings, token), cancellationToken);
                return;
            }
            catch (SemanticSearchException failure)
            {
                if (await ExistsAsync(connection, settings.CollectionName, cancellationToken))
                    return;
                if (!await connection.TryWaitAsync(failure, what, cancellationToken))
                    throw;
            }
        }
    }

    /// <summary>The names of all collections that there are.</summary>
    public static async Task<IReadOnlySet<string>> ListAsync(QdrantConnection connection, CancellationToken cancellationToken) =>
        (await connection.CallAsync(
            CallKind.Read, "listing the collections", static (client, token) => client.ListCollectionsAsync(token), cancellationToken))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Deletes a collection, if it is there. A deletion that is said to have failed may have been carried out.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: it is there still.</exception>
    public static async Task DeleteAsync(QdrantConnection connection, string name, CancellationToken cancellationToken)
    {
        var what = $"deleting {name}";
        while (await ExistsAsync(connection, name, cancellationToken))
        {
            try
            {
                await connection.CallAsync(
                    CallKind.Consensus, what, (client, token) => client.DeleteCollectionAsync(name, cancellationToken: token), cancellationToken);
            }
            catch (SemanticSearchException failure)
            {
                if (await ExistsAsync(connection, name, cancellationToken) && !await connection.TryWaitAsync(failure, what, cancellationToken))
                    throw;
            }
        }
    }

    /// <summary>Makes an index of a field; one that is there is left.</summary>
    public static Task<UpdateResult> IndexAsync(
        QdrantConnection connection, string name, string field, PayloadSchemaType type, CancellationToken cancellationToken) =>
        connection.CallAsync(
            CallKind.Write,
            $"indexing the field {field} of {name}",
            (client, token) => client.CreatePayloadIndexAsync(
                name, field, type, type == PayloadSchemaType.Text ? Phrases : null, wait: true, cancellationToken: token),
            cancellationToken);

    static PayloadIndexParams Phrases => new()
    {
        TextIndexParams = new TextIndexParams { Tokenizer = TokenizerType.Whitespace, Lowercase = false, PhraseMatching = true },
    };
}
