using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Evaluation;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary><c>semsearch eval PATH…</c>: how well ways to search find what is known to be relevant.</summary>
sealed class EvalCommand : LibraryCommand
{
    readonly EvalOptions _options = new();

    /// <summary>Describes the command.</summary>
    public EvalCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base(
            "eval",
            "Measure retrieval on judged sets and questions whose answers are known: index the documents into a temporary folder, or take "
            + "a collection that is there, ask every query, compare with the judgements.",
            terminal,
            options,
            composition)
    {
        _options.AddTo(this);
        Validators.Add(result => _options.Check(result, options));
    }

    /// <inheritdoc/>
    protected override bool TakesModels => true;

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        if (_options.Make(parse) is { } count)
            return await MakeAsync(parse, count, cancellationToken);

        var sets = new List<IEvaluationSet>();
        foreach (var path in _options.Paths(parse))
            sets.Add(await LoadAsync(path, parse, cancellationToken));
        var (plan, models) = await PrepareAsync(parse, cancellationToken);
        var results = await Terminal.WithProgressAsync(
            Global.WantsProgress(parse), progress => MeasureAsync(parse, plan, sets, models, progress, cancellationToken));

        var printer = new EvaluationPrinter(Terminal, plan.Compares);
        if (Global.IsJson(parse))
            printer.PrintJson(results);
        else
            printer.Print(results);
        await WriteFilesAsync(parse, plan, results, cancellationToken);
        return results.Any(result => result.Failed > 0 || result.Set.PassedOver > 0) ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    async Task<IEvaluationSet> LoadAsync(string path, ParseResult parse, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) && (Directory.Exists(path) || !Path.HasExtension(path)))
            return new BeirSet(await BeirDataset.LoadAsync(path, cancellationToken));
        return new QuestionSet(
            path,
            await QuestionFile.LoadAsync(path, cancellationToken),
            _options.Corpus(parse) ?? Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    // An index is temporary, but models stay where the data folder has them.
    async Task<(EvaluationPlan Plan, IReadOnlyList<ModelLocation> Models)> PrepareAsync(
        ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var plan = _options.Plan(parse, library.Ranking);
        if (Global.NamedCollection(parse) is not null)
            return (plan, []);
        var installed = await library.Models.OpenLibraryAsync(cancellationToken);
        var models = new List<ModelLocation>();
        foreach (var model in Global.Models(parse) is { Count: > 0 } named ? named : [library.Options.Model])
            models.Add(await installed.ResolveAsync(model, cancellationToken));
        return (plan, models);
    }

    async Task<IReadOnlyList<SetResult>> MeasureAsync(
        ParseResult parse,
        EvaluationPlan plan,
        IReadOnlyList<IEvaluationSet> sets,
        IReadOnlyList<ModelLocation> models,
        ProgressContext? progress,
        CancellationToken cancellationToken)
    {
        var results = new List<SetResult>();
        foreach (var set in sets)
        {
            if (Global.NamedCollection(parse) is { } collection)
                results.Add(await MeasureStoredAsync(parse, plan, set, collection, progress, cancellationToken));
            foreach (var model in models)
                results.Add(await MeasureIndexedAsync(parse, plan, set, model, progress, cancellationToken));
        }

        return results;
    }

    async Task<SetResult> MeasureStoredAsync(
        ParseResult parse,
        EvaluationPlan plan,
        IEvaluationSet set,
        string collection,
        ProgressContext? progress,
        CancellationToken cancellationToken)
    {
        await using var library = Open(parse, EvalOptions.Patience);
        var prepared = await StoredDocuments.PrepareAsync(set, library, Terminal, collection, cancellationToken);
        return await MeasureAsync(library, plan, prepared, 0, 0, progress, cancellationToken);
    }

    async Task<SetResult> MeasureIndexedAsync(
        ParseResult parse,
        EvaluationPlan plan,
        IEvaluationSet set,
        ModelLocation model,
        ProgressContext? progress,
        CancellationToken cancellationToken)
    {
        var index = Directory.CreateTempSubdirectory("semsearch-eval-");
        try
        {
            await using var library = Open(
                parse,
                [
                    (nameof(SemanticSearchOptions.DataFolder), index.FullName),
                    (nameof(SemanticSearchOptions.Model), model.Folder),
                    EvalOptions.Patience,
                    .. _options.Chunks.Settings(parse),
                ]);
            var start = library.Time.GetTimestamp();
            var indexing = new CorpusIndexing(library, Terminal, progress?.AddTask("indexing").IsIndeterminate());
            var prepared = await set.IndexAsync(indexing, cancellationToken);
            indexing.Finish();
            var seconds = library.Time.GetElapsedTime(start).TotalSeconds;
            return await MeasureAsync(library, plan, prepared, indexing.Failed, seconds, progress, cancellationToken);
        }
        finally
        {
            index.Delete(recursive: true);
        }
    }

    async Task<SetResult> MeasureAsync(
        Library library,
        EvaluationPlan plan,
        PreparedSet set,
        int failed,
        double seconds,
        ProgressContext? progress,
        CancellationToken cancellationToken)
    {
        var run = new EvaluationRun(library, set, Terminal);
        var results = new List<SettingResult>();
        foreach (var setting in plan.Settings)
            results.Add(await run.MeasureAsync(setting, progress, cancellationToken));
        var collection = await library.Browser.GetCollectionAsync(set.Collection, cancellationToken);
        return new SetResult(set, results, collection.Documents, collection.Chunks, seconds, failed);
    }

    async Task WriteFilesAsync(
        ParseResult parse, EvaluationPlan plan, IReadOnlyList<SetResult> results, CancellationToken cancellationToken)
    {
        if (_options.PerQuery(parse) is { } perQuery)
        {
            var lines =
                from set in results
                from result in set.Results
                from ranking in result.Rankings
                select CliJson.Write(EvaluationResult.Query(set, result, ranking)) + "\n";
            await File.WriteAllTextAsync(perQuery, string.Concat(lines), cancellationToken);
        }

        if (_options.Report(parse) is { } file)
        {
            // A table of ablations is published: the queries of a test set are not to be read there.
            var report = new EvaluationReport(EvalOptions.CommandOf(parse), plan.Compares, showsQueries: !_options.IsAblation(parse));
            await File.WriteAllTextAsync(file, report.Write(results), cancellationToken);
        }
    }

    async Task<int> MakeAsync(ParseResult parse, int count, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var collection = Global.Collection(parse);
        var questions = await new QuestionMaker(library, collection, _options.Seed(parse)).MakeAsync(count, cancellationToken);
        if (questions.Count == 0)
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"collection '{collection}' has no sentence of 8 to 30 words that is worth asking for");
        var file = _options.Out(parse)!;
        await QuestionFile.WriteAsync(file, questions, cancellationToken);
        if (questions.Count < count)
            Terminal.Warn($"only {Quantity.Of(questions.Count, "sentence")} of collection '{collection}' can be asked for");
        if (Global.IsJson(parse))
            Terminal.WriteJson(new MadeQuestions(collection, questions.Count, file));
        else
            Terminal.WriteLine(
                $"{Quantity.Of(questions.Count, "question")} written to {file}; ask them with: semsearch eval {file} --collection {collection}");
        return ExitCodes.Success;
    }
}
