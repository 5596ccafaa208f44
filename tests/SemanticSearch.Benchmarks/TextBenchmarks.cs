using BenchmarkDotNet.Attributes;
using SemanticSearch.Chunking;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Benchmarks;

/// <summary>What happens to a text before a model sees it: all seed briefs, about 200,000 characters, an operation.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    IReadOnlyList<Document> _documents = [];
    BertTokenizer _tokenizer = null!;
    Chunker _chunker = null!;

    /// <summary>Loads the seeds and the built-in model's vocabulary.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _documents = SeedTexts.Load();
        _tokenizer = await BertTokenizer.LoadAsync(Path.Combine(ModelLibrary.BuiltInFolder, "vocab.txt"), CancellationToken.None);
        _chunker = new Chunker(new ChunkingOptions(158, 1), text => _tokenizer.Count(text));
    }

    /// <summary>Finds the sentences.</summary>
    [Benchmark]
    public int SplitSentences() => _documents.Sum(document => SentenceSplitter.Split(document.Text).Count);

    /// <summary>Finds the token ids.</summary>
    [Benchmark]
    public int Tokenize()
    {
        var ids = new List<int>();
        foreach (var document in _documents)
            _tokenizer.Encode(document.Text, ids);
        return ids.Count;
    }

    /// <summary>Cuts chunks, counting tokens.</summary>
    [Benchmark]
    public int Chunk() => _documents.Sum(document => _chunker.Chunk(document, CancellationToken.None).Count);
}
