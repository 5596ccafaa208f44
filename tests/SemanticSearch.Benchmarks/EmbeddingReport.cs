using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using SemanticSearch.Embedding;

namespace SemanticSearch.Benchmarks;

/// <summary>
/// Embedding speed against bare ONNX Runtime with the same file, one thread each, in turns within one run; medians. Tokens are counted
/// without padding, special tokens included; ours includes tokenising, batching and pooling.
/// </summary>
static class EmbeddingReport
{
    const int Rounds = 7;
    const int Texts = 64;

    public static async Task RunAsync(string folder, int tokens, CancellationToken cancellationToken)
    {
        var files = await ModelFolder.OpenAsync(folder, cancellationToken);
        var tokenizer = await BertTokenizer.LoadAsync(files.Vocabulary, cancellationToken);
        var texts = Enumerable.Range(0, Texts).Select(i => TextOf(tokenizer, tokens, i)).ToArray();
        var rows = new Dictionary<string, Func<Task>>();
        using var session = Raw(files.Model);
        foreach (var batch in (int[])[1, 16])
            rows[$"ONNX Runtime, batches of {batch}"] = () => Task.Run(() => RunRaw(session, tokenizer, texts, tokens, batch), cancellationToken);
        foreach (var budget in (int[])[1, 256, 512, 2048])
        {
            var model = await SentenceModel.LoadAsync(folder, new EncodingLimits(1, budget), cancellationToken);
            rows[$"SemanticSearch, batches of {budget} tokens"] = () => model.Passages.GenerateAsync(texts, null, cancellationToken);
        }

        var seconds = rows.Keys.ToDictionary(name => name, _ => new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (name, run) in rows)
            {
                var start = Stopwatch.GetTimestamp();
                await run();
                if (round > 0)
                    seconds[name].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        foreach (var (name, times) in seconds)
        {
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-36} {Texts * tokens / times[Rounds / 2],10:n0} tokens/s/core  ({Texts * tokens / times[^1]:n0} to {Texts * tokens / times[0]:n0})"));
        }
    }

    static string TextOf(BertTokenizer tokenizer, int tokens, int seed)
    {
        string[] words = ["the", "parties", "agreed", "that", "peace", "security", "treaty", "council", "states", "would", "not", "and"];
        var random = new Random(seed);
        var text = string.Join(' ', Enumerable.Range(0, tokens - BertTokenizer.SpecialTokenCount).Select(_ => words[random.Next(words.Length)]));
        return tokenizer.Count(text) == tokens - BertTokenizer.SpecialTokenCount
            ? text
            : throw new InvalidOperationException("the vocabulary splits a common word; choose others");
    }

    static InferenceSession Raw(string file)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        return new InferenceSession(file, options);
    }

    static void RunRaw(InferenceSession session, BertTokenizer tokenizer, string[] texts, int tokens, int batch)
    {
        using var options = new RunOptions();
        for (var start = 0; start < texts.Length; start += batch)
        {
            var ids = new long[batch * tokens];
            for (var i = 0; i < batch; i++)
            {
                var encoded = new List<int> { tokenizer.ClsId };
                tokenizer.Encode(texts[start + i], encoded);
                encoded.Add(tokenizer.SepId);
                for (var j = 0; j < tokens; j++)
                    ids[i * tokens + j] = encoded[j];
            }

            var ones = Enumerable.Repeat(1L, ids.Length).ToArray();
            long[] shape = [batch, tokens];
            using var idValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
            using var maskValue = OrtValue.CreateTensorValueFromMemory(ones, shape);
            using var typeValue = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
            var inputs = session.InputMetadata.Keys.ToDictionary(name => name, name => name switch
            {
                "input_ids" => idValue,
                "attention_mask" => maskValue,
                _ => typeValue,
            });
            using var results = session.Run(options, inputs, [session.OutputMetadata.Keys.First()]);
        }
    }
}
