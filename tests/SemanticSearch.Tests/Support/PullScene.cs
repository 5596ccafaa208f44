using System.Security.Cryptography;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Tests.Support;

/// <summary>A catalog with one small made model, a server that has its files, and an empty data folder.</summary>
sealed class PullScene : IAsyncDisposable
{
    /// <summary>Large enough to arrive in several pieces.</summary>
    public const int NetworkBytes = 600_000;

    readonly HttpClient _http = new();

    PullScene(ModelFileServer server)
    {
        Server = server;
        Network = new byte[NetworkBytes];
        new Random(7).NextBytes(Network);
        Vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\ntreaty\n"u8.ToArray();
        Entry = SomeEntry.Of("tiny", File(NetworkName, Network), File("vocab.txt", Vocabulary));
        Library = new ModelLibrary(ModelCatalog.From([Entry], "here"), DataFolder);
        server.Put(NetworkPath, Network);
        server.Put("someone/tiny/resolve/main/vocab.txt", Vocabulary);
    }

    public const string NetworkName = "model.onnx";

    public const string NetworkPath = "someone/tiny/resolve/main/model.onnx";

    public ModelFileServer Server { get; }

    public byte[] Network { get; }

    public byte[] Vocabulary { get; }

    public CatalogEntry Entry { get; }

    public ModelLibrary Library { get; }

    public ImpatientTime Time { get; } = new();

    public string DataFolder { get; } = Directory.CreateTempSubdirectory("semsearch-pull-").FullName;

    public string Folder => Library.FolderOf(Entry);

    public string Part => Path.Combine(Library.Folder, ".partial", Entry.Id, NetworkName + ".part");

    public static async Task<PullScene> StartAsync() => new(await ModelFileServer.StartAsync());

    public Task<PullResult> PullAsync(Action<DownloadProgress>? progress = null, CancellationToken? cancellationToken = null) =>
        new ModelDownloader(_http, Library, Server.Address, Time).PullAsync(
            Entry, progress is null ? null : new Listener(progress), cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>A pull that must fail as an expected error.</summary>
    public Task<SemanticSearchException> FailAsync() => Assert.ThrowsAsync<SemanticSearchException>(() => PullAsync());

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    static CatalogFile File(string name, byte[] content) => new()
    {
        Name = name,
        Path = $"someone/tiny/resolve/{{revision}}/{name}",
        Bytes = content.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
    };

    // Progress<T> reports later and on another thread; tests need to act in the middle of a download.
    sealed class Listener(Action<DownloadProgress> heard) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => heard(value);
    }
}
