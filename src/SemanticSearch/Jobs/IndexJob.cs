using System.Text.Json;
using SemanticSearch.Indexing;
using SemanticSearch.Reading;

namespace SemanticSearch.Jobs;

/// <summary>Indexes files and folders.</summary>
/// <param name="indexer">Writes them.</param>
public sealed class IndexJob(DocumentIndexer indexer) : JobKind(KindName)
{
    /// <summary>Its name.</summary>
    public const string KindName = "index";

    /// <summary>What it is told of files and folders.</summary>
    /// <param name="paths">The absolute paths; none where what is indexed can be had only once.</param>
    /// <param name="settings">Settings of the folders, or null.</param>
    /// <param name="collection">How the collection is made; null for as whoever does the job makes them.</param>
    public static JsonElement ParametersOf(IReadOnlyList<string> paths, string? settings, CollectionSettings? collection = null) =>
        JsonSerializer.SerializeToElement(new Paths(paths, settings, collection));

    /// <inheritdoc/>
    public override Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var asked = context.Job.Parameters.Deserialize<Paths>();
        if (asked is not { Files.Count: > 0 })
            throw new SemanticSearchException(ErrorKind.Gone, "what this job read can be had only once; run its command again");
        return RunAsync(
            asked.Collection is { } collection ? indexer.With(collection) : indexer,
            context,
            [.. asked.Files.Select(path => FileSources.Enumerate(path, asked.Settings))],
            cancellationToken);
    }

    /// <summary>Indexes what it is handed.</summary>
    public Task RunAsync(JobContext context, IReadOnlyList<IEnumerable<DocumentSource>> sources, CancellationToken cancellationToken) =>
        RunAsync(indexer, context, sources, cancellationToken);

    static async Task RunAsync(
        DocumentIndexer indexer,
        JobContext context,
        IReadOnlyList<IEnumerable<DocumentSource>> sources,
        CancellationToken cancellationToken)
    {
        context.ExpectAll(await Task.Run(() => sources.Sum(source => source.Count()), cancellationToken));
        await foreach (var result in indexer.IndexAsync(
            context.Job.Collection, sources.SelectMany(source => source), cancellationToken))
            context.Report(result);
    }

    sealed record Paths(IReadOnlyList<string> Files, string? Settings, CollectionSettings? Collection);
}
