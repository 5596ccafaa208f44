namespace SemanticSearch.Storage.Qdrant;

/// <summary>Refuses servers that would misunderstand what is sent: those before 1.17 do not know <c>update_mode</c>, and would write a record
/// over another's.</summary>
static class ServerVersion
{
    static readonly Version Least = new(1, 17);

    /// <summary>Sees that the server is new enough.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: it is not, or it is away.</exception>
    public static async Task RequireAsync(QdrantConnection connection, CancellationToken cancellationToken)
    {
        var reply = await connection.CallAsync(
            CallKind.Read, "asking for its version", static (client, token) => client.HealthAsync(token), cancellationToken);
        if (IsKnownToBeOlder(reply.Version))
        {
            throw new SemanticSearchException(
                ErrorKind.Storage,
                $"Qdrant at {connection.Options.Address.Authority} is version {reply.Version}: use {Least} or newer");
        }
    }

    /// <summary>Whether a version is one before the first that will do: <c>1.16.3</c>. What cannot be read may be anything.</summary>
    public static bool IsKnownToBeOlder(string version) => Version.TryParse(version.Split('-')[0], out var parsed) && parsed < Least;
}
