using System.Text.Encodings.Web;
using System.Text.Json;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>Writes a distilled model as a folder that <see cref="SentenceModel"/> loads.</summary>
static class StaticModelWriter
{
    /// <summary>The most tokens of a text; a mean of token vectors knows no limit, but says less the more it covers.</summary>
    public const int MaximumTokens = 512;

    /// <summary>The files that make up a model, the one that makes the folder a model last.</summary>
    public static readonly IReadOnlyList<string> Files = ["model.onnx", "vocab.txt", "distillation.json", "model.json"];

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the files; each is whole or absent, whenever the writing ends.</summary>
    /// <param name="folder">An existing folder, whose name becomes the model's.</param>
    /// <param name="vocabulary">Tokens by id.</param>
    /// <param name="rows">Token vectors, a row a token.</param>
    /// <param name="licence">SPDX identifier of the model's licence, or null if unknown.</param>
    /// <param name="record">Where the model comes from.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteAsync(
        string folder, IReadOnlyList<string> vocabulary, QuantizedRows rows, string? licence, DistillationRecord record,
        CancellationToken cancellationToken)
    {
        var facts = new ModelFacts
        {
            Id = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            Pooling = Pooling.Mean,
            Dimensions = rows.Columns,
            MaximumTokens = MaximumTokens,
            Licence = licence,
            Precision = "int8",
        };
        byte[][] contents =
        [
            OnnxGraphWriter.Write(rows),
            [.. System.Text.Encoding.UTF8.GetBytes(string.Concat(vocabulary.Select(token => token + "\n")))],
            JsonSerializer.SerializeToUtf8Bytes(record, Json),
            JsonSerializer.SerializeToUtf8Bytes(facts, Json),
        ];
        foreach (var (name, content) in Files.Zip(contents))
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllBytesAsync(path + ".partial", content, cancellationToken);
            File.Move(path + ".partial", path, overwrite: true);
        }
    }
}
