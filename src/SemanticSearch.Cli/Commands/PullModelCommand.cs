using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Embedding.Catalog;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch models pull ID</c>: downloads a model of the catalog.</summary>
sealed class PullModelCommand : LibraryCommand
{
    static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(100);

    readonly Argument<string> _id = new("ID") { Description = "The model, as models list shows it" };

    readonly Option<string> _source = new("--source")
    {
        HelpName = "URL",
        Description = "Address of a mirror; SemanticSearch__ModelSource, or else https://huggingface.co, if left out",
    };

    /// <summary>Describes the command.</summary>
    public PullModelCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("pull", "Download a model, or repair it; what was interrupted goes on where it stopped.", terminal, options, composition)
    {
        Add(_id);
        Add(_source);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse, (nameof(SemanticSearchOptions.ModelSource), parse.GetValue(_source)));
        var models = await library.Models.OpenLibraryAsync(cancellationToken);
        var entry = models.Catalog.Require(parse.GetRequiredValue(_id));
        using var http = new HttpClient { Timeout = HeadersTimeout };
        var downloader = new ModelDownloader(
            http, models, library.Options.ModelSource, library.Time, library.LoggerOf<ModelDownloader>());

        var result = await Terminal.WithProgressAsync(
            Global.WantsProgress(parse),
            Columns(),
            progress => downloader.PullAsync(entry, Watch(progress, entry), cancellationToken));

        if (Global.IsJson(parse))
            Terminal.WriteJson(new PulledModel(entry.Id, result.Outcome, result.Folder, entry.Bytes));
        else if (result.Outcome == PullOutcome.AlreadyInstalled)
            Terminal.WriteLine($"{entry.Id} is already installed in {result.Folder}");
        else
            Terminal.WriteLine($"{entry.Id} ({Quantity.OfBytes(entry.Bytes)}) is installed in {result.Folder}");
        return ExitCodes.Success;
    }

    static ProgressColumn[] Columns() =>
    [
        new TaskDescriptionColumn(),
        new ProgressBarColumn(),
        new DownloadedColumn(),
        new TransferSpeedColumn(),
        new RemainingTimeColumn(),
    ];

    static BarProgress<DownloadProgress>? Watch(ProgressContext? progress, CatalogEntry entry)
    {
        if (progress?.AddTask(entry.Id, maxValue: entry.Bytes) is not { } bar)
            return null;
        return new BarProgress<DownloadProgress>(done => bar.Value = done.Received);
    }
}
