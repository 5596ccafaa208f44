using System.CommandLine;
using System.Globalization;
using SemanticSearch.Cli.Options;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Evaluation;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch eval FOLDER</c>: how well a model and its chunks find what judges found relevant.</summary>
sealed class EvalCommand : LibraryCommand
{
    readonly Argument<string> _folder = new("FOLDER")
    {
        Description = "A judged set in the layout of BEIR: corpus.jsonl, queries.jsonl, qrels/test.tsv",
    };

    readonly ChunkSettings _chunks = new();

    /// <summary>Describes the command.</summary>
    public EvalCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base(
            "eval",
            "Measure retrieval on a judged set: index it into a temporary folder, ask every query, compare the rankings of documents.",
            terminal,
            options,
            composition)
    {
        Add(_folder);
        _chunks.AddTo(this);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var dataset = await BeirDataset.LoadAsync(parse.GetRequiredValue(_folder), cancellationToken);
        var model = await ResolveModelAsync(parse, cancellationToken);
        var index = Directory.CreateTempSubdirectory("semsearch-eval-");
        try
        {
            await using var library = Open(
                parse,
                [
                    (nameof(SemanticSearchOptions.DataFolder), index.FullName),
                    (nameof(SemanticSearchOptions.Model), model.Folder),
                    .. _chunks.Settings(parse),
                ]);
            var run = new EvaluationRun(library, dataset, Terminal);
            var results = await Terminal.WithProgressAsync(
                Global.WantsProgress(parse),
                progress => EvaluateAsync(run, progress, cancellationToken));
            Print(parse, results);
            return run.FailedDocuments > 0 ? ExitCodes.Incomplete : ExitCodes.Success;
        }
        finally
        {
            index.Delete(recursive: true);
        }
    }

    static async Task<IReadOnlyList<EvaluationResult>> EvaluateAsync(
        EvaluationRun run, ProgressContext? progress, CancellationToken cancellationToken)
    {
        await run.IndexAsync(progress, cancellationToken);
        var results = new List<EvaluationResult>();
        foreach (var mode in SearchModes.All)
            results.Add(await run.MeasureAsync(mode, progress, cancellationToken));
        return results;
    }

    // The index is temporary, but models stay where the data folder has them.
    async Task<ModelLocation> ResolveModelAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var models = await library.Models.OpenLibraryAsync(cancellationToken);
        return await models.ResolveAsync(library.Options.Model, cancellationToken);
    }

    void Print(ParseResult parse, IReadOnlyList<EvaluationResult> results)
    {
        if (Global.IsJson(parse))
        {
            foreach (var result in results)
                Terminal.WriteJson(result);
            return;
        }

        var table = Tables.Of("DATASET", "MODEL", "MODE", "#NDCG@10", "#RECALL@100", "#MRR@10", "#DOCUMENTS", "#CHUNKS", "#SECONDS");
        foreach (var result in results)
        {
            table.Add(
                result.Dataset,
                result.Model,
                result.Mode,
                Share(result.Ndcg10),
                Share(result.Recall100),
                Share(result.Mrr10),
                Quantity.Of(result.Documents),
                Quantity.Of(result.Chunks),
                result.Seconds.ToString("0.0", CultureInfo.InvariantCulture));
        }

        Terminal.Write(table);
    }

    static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
