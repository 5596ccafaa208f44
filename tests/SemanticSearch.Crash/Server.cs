using System.Net.Http.Json;
using System.Net.Sockets;

namespace SemanticSearch.Crash;

/// <summary>The server on a data folder, to which documents are put.</summary>
sealed class Server : IAsyncDisposable
{
    const string Listening = "Now listening on: ";

    readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Child _child;
    readonly HttpClient _http = new();

    /// <summary>Starts it.</summary>
    public Server(IndexSettings settings, string dataFolder, Deadline deadline)
    {
        _child = new Child(
            "SemanticSearch.Api",
            ["--Urls=http://127.0.0.1:0", "--FirstStart:Folder="],
            deadline,
            settings.EnvironmentOf(dataFolder),
            line =>
            {
                if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                    _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
            });
        Ended = WatchAsync();
    }

    /// <summary>Its exit code, or null if it was killed.</summary>
    public Task<int?> Ended { get; }

    /// <summary>Puts a document, or deletes it where there is none: true if that was acknowledged, false if the server is gone.</summary>
    /// <exception cref="LostException">It was refused.</exception>
    public async Task<bool> PutAsync(string id, Brief? brief, CancellationToken cancellationToken)
    {
        if (await _address.Task is not { } address)
            return false;
        var path = new Uri(address, $"/v1/documents/{id}");
        try
        {
            using var answer = brief is null
                ? await _http.DeleteAsync(path, cancellationToken)
                : await _http.PutAsJsonAsync(path, new { text = brief.Text, format = "markdown" }, cancellationToken);
            return answer.IsSuccessStatusCode || (brief is null && answer.StatusCode == System.Net.HttpStatusCode.NotFound)
                ? true
                : throw new LostException($"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
        // HttpClient lets a bare SocketException through where the server dies the moment a connection is made.
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _child.DisposeAsync();
        await Ended;
        _http.Dispose();
    }

    async Task<int?> WatchAsync()
    {
        var exitCode = await _child.Ended;
        _address.TrySetResult(null);
        return exitCode;
    }
}
