using System.Text.Json;
using SemanticSearch.Exchange;
using SemanticSearch.Indexing;

namespace SemanticSearch.Jobs;

/// <summary>Imports a file of documents.</summary>
/// <param name="import">Reads it.</param>
public sealed class ImportJob(DocumentImport import) : JobKind(KindName)
{
    /// <summary>Its name.</summary>
    public const string KindName = "import";

    /// <summary>What it is told.</summary>
    /// <param name="path">The absolute path of the file; null where what is imported can be had only once.</param>
    /// <param name="collection">How the collection is made; null for as whoever does the job makes them.</param>
    public static JsonElement ParametersOf(string? path, CollectionSettings? collection = null) =>
        JsonSerializer.SerializeToElement(new Wanted(path, collection));

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wanted = context.Job.Parameters.Deserialize<Wanted>();
        if (wanted is not { Path: { } path })
            throw new SemanticSearchException(ErrorKind.Gone, "what this job read can be had only once; run its command again");
        await using var stream = Open(path);
        await using var file = await import.OpenAsync(stream, Path.GetFileName(path), cancellationToken);
        await RunAsync(wanted.Collection is { } collection ? import.With(collection) : import, context, file, cancellationToken);
    }

    /// <summary>Imports a file that is open.</summary>
    public Task RunAsync(JobContext context, ImportFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(file);
        return RunAsync(import, context, file, cancellationToken);
    }

    static async Task RunAsync(DocumentImport import, JobContext context, ImportFile file, CancellationToken cancellationToken)
    {
        context.ExpectAll((int?)file.Documents);
        await foreach (var result in import.ImportAsync(context.Job.Collection, file, cancellationToken))
            context.Report(result);
    }

    /// <summary>Opens a file to import.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: it cannot be opened.</exception>
    public static Stream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SemanticSearchException(ErrorKind.NotFound, $"'{path}' cannot be opened ({e.Message.TrimEnd('.')}); check the path", e);
        }
    }

    sealed record Wanted(string? Path, CollectionSettings? Collection);
}
