using System.Text.Json;
using SemanticSearch.Exchange;

namespace SemanticSearch.Jobs;

/// <summary>Imports a file of documents.</summary>
/// <param name="import">Reads it.</param>
public sealed class ImportJob(DocumentImport import) : JobKind(KindName)
{
    /// <summary>Its name.</summary>
    public const string KindName = "import";

    /// <summary>What it is told.</summary>
    /// <param name="path">The absolute path of the file; null where what is imported can be had only once.</param>
    public static JsonElement ParametersOf(string? path) => JsonSerializer.SerializeToElement(new Wanted(path));

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Job.Parameters.Deserialize<Wanted>() is not { Path: { } path })
            throw new SemanticSearchException(ErrorKind.Gone, "what this job read can be had only once; run its command again");
        await using var stream = Open(path);
        await using var file = await import.OpenAsync(stream, Path.GetFileName(path), cancellationToken);
        await RunAsync(context, file, cancellationToken);
    }

    /// <summary>Imports a file that is open.</summary>
    public async Task RunAsync(JobContext context, ImportFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(file);
        context.Expect((int?)file.Documents);
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

    sealed record Wanted(string? Path);
}
