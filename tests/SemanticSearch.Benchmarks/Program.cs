using System.Globalization;
using SemanticSearch.Benchmarks;

switch (args)
{
    case ["embedding", var folder, .. var rest]:
        await EmbeddingReport.RunAsync(folder, rest is [var tokens] ? int.Parse(tokens, CultureInfo.InvariantCulture) : 128, CancellationToken.None);
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: embedding MODEL_FOLDER [TOKENS]");
        return 2;
}
