using System.Globalization;
using BenchmarkDotNet.Running;
using SemanticSearch.Benchmarks;

switch (args)
{
    case ["embedding", var folder, .. var rest]:
        await EmbeddingReport.RunAsync(folder, rest is [var tokens] ? int.Parse(tokens, CultureInfo.InvariantCulture) : 128, CancellationToken.None);
        return 0;
    case ["queries", var data, var collection]:
        await QueryReport.RunAsync(data, collection, CancellationToken.None);
        return 0;
    case ["rebuild", var data, var collection, .. var rest]:
        await RebuildReport.RunAsync(
            data,
            collection,
            rest is [var wait, ..] ? int.Parse(wait, CultureInfo.InvariantCulture) : 50,
            rest.ElementAtOrDefault(1),
            CancellationToken.None);
        return 0;
    case ["suggest", var data, var collection]:
        await SuggestReport.RunAsync(data, collection, CancellationToken.None);
        return 0;
    case ["ask", var address, var collection]:
        await AskReport.RunAsync(address, collection, CancellationToken.None);
        return 0;
    case ["facts", var path, .. var rest]:
        await FactReport.RunAsync(path, rest.FirstOrDefault(), CancellationToken.None);
        return 0;
    case ["quotes", var data, var collection, .. var rest]:
        await QuoteReport.RunAsync(data, collection, rest is [var each] ? int.Parse(each, CultureInfo.InvariantCulture) : 1_000, CancellationToken.None);
        return 0;
    case ["qdrant"]:
        await QdrantReport.RunAsync(CancellationToken.None);
        return 0;
    case ["micro", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(TextBenchmarks).Assembly).Run(rest.Length > 0 ? rest : ["--filter", "*"]);
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "usage: embedding MODEL_FOLDER [TOKENS] | queries DATA_FOLDER COLLECTION | rebuild DATA_FOLDER COLLECTION [YIELD_MS [MODEL]] | suggest DATA_FOLDER COLLECTION | ask ADDRESS COLLECTION | facts PATH [SETTINGS] | "
            + "quotes DATA_FOLDER COLLECTION [EACH] | qdrant | micro [BENCHMARKDOTNET_OPTION…]");
        return 2;
}
