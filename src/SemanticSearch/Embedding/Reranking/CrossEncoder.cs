using System.Collections.Concurrent;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Embedding.Reranking;

/// <summary>
/// A loaded cross-encoder: it reads a query and a passage together and tells how well the one answers the other. Better than comparing
/// vectors, and slower by far, so that it reads only what a first ranking found. Safe from any thread until disposed.
/// </summary>
sealed class CrossEncoder : IDisposable
{
    readonly PairEncoder _pairs;
    readonly PairNetwork _network;
    readonly EncodingLimits _limits;

    CrossEncoder(RerankerFacts facts, PairEncoder pairs, PairNetwork network, EncodingLimits limits)
    {
        Facts = facts;
        _pairs = pairs;
        _network = network;
        _limits = limits;
    }

    /// <summary>What <c>model.json</c> says.</summary>
    public RerankerFacts Facts { get; }

    /// <summary>Loads a model folder: <c>model.onnx</c>, <c>vocab.txt</c> and <c>model.json</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="threads">Batches in work at the same time; 0 means one a processor.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: a file is missing, damaged, of an unsupported
    /// kind, the model is no reranker, or the vocabulary is not the model's.</exception>
    public static async Task<CrossEncoder> LoadAsync(string folder, int threads, CancellationToken cancellationToken)
    {
        var model = ModelDeclaration.Existing(folder, ModelFiles.Network);
        var vocabulary = ModelDeclaration.Existing(folder, ModelFiles.Vocabulary);
        var declaration = await ModelDeclaration.ReadAsync(folder, model, cancellationToken);
        var facts = declaration.Facts<RerankerFacts>(ModelKind.Reranker, facts => facts.Problem());
        var tokenizer = await BertTokenizer.LoadAsync(vocabulary, cancellationToken);
        var network = await Task.Run(() => PairNetwork.Load(model, tokenizer.PadId), cancellationToken);
        try
        {
            var probe = new NetworkProbe(network, tokenizer);
            VocabularyCheck.Require(model, vocabulary, tokenizer.VocabularySize, probe.Knows);
            var limits = new EncodingLimits(threads > 0 ? threads : Environment.ProcessorCount);
            // A passage must have the same score whatever stands beside it.
            return new CrossEncoder(
                facts,
                new PairEncoder(tokenizer, facts.MaximumTokens),
                network,
                probe.DependsOnBatch() ? limits with { BatchTokens = 1 } : limits);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Reads passages, the longest first.</summary>
    /// <param name="query">The query.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="scores">One a passage; receives how well it answers the query, 0 to 1. Where the reading was cancelled, those that
    /// were read have their scores, and the others are left as they were.</param>
    /// <param name="cancellationToken">Ends the reading, also within a batch.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: the model fails.</exception>
    public async Task ScoreAsync(string query, IReadOnlyList<string> passages, float?[] scores, CancellationToken cancellationToken)
    {
        if (scores.Length != passages.Count)
            throw new ArgumentException($"there are {passages.Count} passages and {scores.Length} places for scores", nameof(scores));
        await Task.Run(() => Score(query, passages, scores, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    void Score(string query, IReadOnlyList<string> passages, float?[] scores, CancellationToken cancellationToken)
    {
        var pairs = _pairs.Encode(query, passages, cancellationToken);
        var batches = BatchPlanner.Plan([.. pairs.Select(pair => pair.Text)], _limits.BatchTokens);
        var oneByOne = Partitioner.Create(batches, EnumerablePartitionerOptions.NoBuffering);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _limits.Threads, CancellationToken = cancellationToken };
        try
        {
            Parallel.ForEach(oneByOne, parallel, batch =>
            {
                var found = _network.Score([.. batch.Select(text => pairs[text.Position])], cancellationToken);
                for (var i = 0; i < found.Length; i++)
                    scores[batch[i].Position] = found[i];
            });
        }
        catch (AggregateException e)
        {
            throw FirstOf(e);
        }
    }

    // Threads that fail together are one failure to the caller; a cancellation is what the caller asked for.
    static Exception FirstOf(AggregateException e) =>
        e.InnerExceptions.FirstOrDefault(inner => inner is SemanticSearchException)
        ?? e.InnerExceptions.FirstOrDefault(inner => inner is OperationCanceledException)
        ?? e;
}
