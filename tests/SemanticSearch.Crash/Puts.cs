namespace SemanticSearch.Crash;

/// <summary>Documents that several clients at once put through a server and delete again.</summary>
/// <param name="settings">Where indexes lie.</param>
/// <param name="ledger">Where it is kept what was acknowledged.</param>
/// <param name="random">Decides.</param>
sealed class Puts(IndexSettings settings, Ledger ledger, Random random)
{
    const int Clients = 3;
    const int DocumentsOfClient = 20;
    const int Rounds = 40;

    int _edition;

    /// <summary>Puts and deletes until the server is gone, or so often; true if it was killed at its time.</summary>
    public async Task<bool> RunAsync(string dataFolder, Deadline deadline, CancellationToken cancellationToken)
    {
        await using var server = new Server(settings, dataFolder, deadline);
        var ends = await Task.WhenAll(
            Enumerable.Range(0, Clients).Select(client => PutAsync(server, client, new Random(random.Next()), cancellationToken)));
        if (Array.TrueForAll(ends, isDone => isDone))
            return false;
        return await server.Ended is { } exitCode ? throw new LostException($"the server ended with {exitCode}") : true;
    }

    /// <summary>Puts the documents of these titles that were put here into another index.</summary>
    public async Task CopyAsync(IReadOnlyDictionary<string, string> titles, string dataFolder, CancellationToken cancellationToken)
    {
        await using var server = new Server(settings, dataFolder, Deadline.None);
        foreach (var (id, title) in titles.Where(document => document.Key.StartsWith("put/", StringComparison.Ordinal)))
        {
            if (!await server.PutAsync(id, Brief.OfTitle(title), cancellationToken))
                throw new LostException("the server of the fresh index died");
        }
    }

    // False if the server is gone before all was done.
    async Task<bool> PutAsync(Server server, int client, Random choice, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Rounds; i++)
        {
            var number = (client * DocumentsOfClient) + choice.Next(DocumentsOfClient);
            var brief = choice.Next(5) == 0 ? null : new Brief(2_000_000 + number, Interlocked.Increment(ref _edition));
            var id = $"put/{number}.md";
            ledger.May(id, brief?.Title);
            if (!await server.PutAsync(id, brief, cancellationToken))
                return false;
            ledger.Must(id, brief?.Title);
        }

        return true;
    }
}
