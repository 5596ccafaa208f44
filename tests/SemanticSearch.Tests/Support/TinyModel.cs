using System.Text.Json;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Support;

/// <summary>
/// A sentence model that a test makes itself: every word of its vocabulary is a dimension of its own, so that the cosine of two texts is
/// that of their word counts and can be worked out by hand. Words that it does not know are all one.
/// </summary>
static class TinyModel
{
    static readonly string[] SpecialTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>Writes a model folder and returns its path.</summary>
    /// <param name="folder">The folder, made if missing; its name becomes the model's.</param>
    /// <param name="words">The vocabulary: distinct, in lower case.</param>
    public static string Write(string folder, params IReadOnlyList<string> words) => Write(folder, broken: null, words);

    /// <summary>As above, of a model that makes no numbers of a text with one of the words.</summary>
    public static string WriteBroken(string folder, string broken, params IReadOnlyList<string> words) => Write(folder, broken, words);

    static string Write(string folder, string? broken, IReadOnlyList<string> words)
    {
        Directory.CreateDirectory(folder);
        string[] vocabulary = [.. SpecialTokens, .. words];
        var facts = new ModelFacts
        {
            Id = Path.GetFileName(folder),
            Pooling = Pooling.Mean,
            Dimensions = vocabulary.Length,
            MaximumTokens = 256,
            Licence = "MIT",
        };
        var rows = Identity(vocabulary);
        if (broken is not null)
            rows.Scales[Array.IndexOf(vocabulary, broken)] = float.NaN;
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), OnnxGraphWriter.Write(rows));
        File.WriteAllLines(Path.Combine(folder, "vocab.txt"), vocabulary);
        File.WriteAllText(Path.Combine(folder, "model.json"), JsonSerializer.Serialize(facts, JsonSerializerOptions.Web));
        return folder;
    }

    // The frame of every text, [CLS] and [SEP], must not make texts alike.
    static QuantizedRows Identity(string[] vocabulary)
    {
        var matrix = new float[vocabulary.Length * vocabulary.Length];
        for (var i = 0; i < vocabulary.Length; i++)
        {
            if (vocabulary[i] is not ("[PAD]" or "[CLS]" or "[SEP]"))
                matrix[i * vocabulary.Length + i] = 1;
        }

        return QuantizedRows.From(matrix, vocabulary.Length);
    }
}
