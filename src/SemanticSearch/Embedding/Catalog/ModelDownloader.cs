using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>Brings models of the catalog into the library. Safe from any thread; two pulls of one model exclude each other.</summary>
public sealed class ModelDownloader
{
    /// <summary>The setting that says where models come from, as messages name it.</summary>
    internal const string SourceSetting = $"{SemanticSearchOptions.Section}:{nameof(SemanticSearchOptions.ModelSource)}";

    readonly HttpClient _http;
    readonly ModelLibrary _library;
    readonly Uri _source;
    readonly TimeProvider _time;
    readonly ILogger _logger;

    /// <summary>Makes a downloader that uses, and does not dispose, <paramref name="http"/>.</summary>
    /// <param name="http">Sends the requests; its timeout holds for the headers of an answer, not for a whole file.</param>
    /// <param name="library">Where models go.</param>
    /// <param name="source">Address under which the catalog's paths lie, see <see cref="SemanticSearchOptions.ModelSource"/>.</param>
    /// <param name="time">Times the waits between attempts; the system's clock if null.</param>
    /// <param name="logger">Hears of attempts that failed.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the source is no web address.</exception>
    public ModelDownloader(
        HttpClient http, ModelLibrary library, string source, TimeProvider? time = null, ILogger<ModelDownloader>? logger = null)
    {
        _http = http;
        _library = library;
        _source = Uri.TryCreate(source, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", Query: "", Fragment: "" }
            ? address
            : throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"{SourceSetting} must be an http or https address without a query, not '{source}'.");
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger<ModelDownloader>.Instance;
    }

    /// <summary>
    /// Downloads, checks and installs a model. A pull that was cancelled or broke off goes on where it stopped; a damaged model gets
    /// only its damaged files anew; a sound one is left alone. A model is in the library as a whole or not at all.
    /// </summary>
    /// <param name="entry">The model.</param>
    /// <param name="progress">Hears of every piece that arrives, on the thread that received it.</param>
    /// <param name="cancellationToken">Stops the pull and keeps what was downloaded.</param>
    /// <exception cref="SemanticSearchException">
    /// <see cref="ErrorKind.Unavailable"/>: the source does not answer, or has other files than the catalog says.
    /// <see cref="ErrorKind.Conflict"/>: another pull of this model is running.
    /// <see cref="ErrorKind.Storage"/>: the data folder cannot be written or is full.
    /// </exception>
    public async Task<PullResult> PullAsync(
        CatalogEntry entry, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var activity = Telemetry.Activities.StartActivity("pull model");
        activity?.SetTag("semantic_search.model", entry.Id);
        using var staging = StagingFolder.Take(_library.Folder, entry.Id);
        var check = await _library.VerifyAsync(entry, cancellationToken);
        if (check.IsSound)
            return new PullResult(PullOutcome.AlreadyInstalled, check.Folder);

        staging.Prepare(SoundFiles(entry, check), check.Folder);
        var before = 0L;
        foreach (var file in entry.Files)
        {
            await using var part = await PartialFile.OpenAsync(staging.PartOf(file), file.Bytes, cancellationToken);
            var done = before;
            await new FileDownload(_http, _time, _logger, entry.AddressOf(file, _source), file).CompleteAsync(
                part,
                received => progress?.Report(new DownloadProgress(file.Name, received, file.Bytes, done + received, entry.Bytes)),
                cancellationToken);
            before += file.Bytes;
        }
        staging.Install(entry, check.Folder);
        _logger.ModelInstalled(entry.Id, check.Folder);
        return new PullResult(PullOutcome.Installed, check.Folder);
    }

    List<CatalogFile> SoundFiles(CatalogEntry entry, ModelCheck check)
    {
        var sound = check.Files.Where(file => file.Condition == FileCondition.Sound).Select(file => file.Name).ToHashSet();
        if (sound.Count > 0)
            _logger.ModelRepairing(entry.Id, string.Join(", ", check.Files.Select(file => file.Name).Where(name => !sound.Contains(name))));
        return [.. entry.Files.Where(file => sound.Contains(file.Name))];
    }
}
