namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// Learns one vector a token so that the mean of a text's token vectors points where the teacher's vector of the text points. The
/// lengths of the token vectors are learnt with their directions: they weigh the words.
/// </summary>
/// <param name="options">Epochs, batches, rate, weight, seed, threads.</param>
/// <param name="texts">The texts as tokens.</param>
/// <param name="targets">The teacher's vectors of the texts, projected, of length 1: <c>[texts, dimensions]</c>.</param>
/// <param name="vocabularySize">Token vectors to learn.</param>
sealed class TokenVectorTrainer(DistillationOptions options, TokenizedTexts texts, float[] targets, int vocabularySize)
{
    readonly int _dimensions = options.Dimensions;
    readonly int _batchSize = Math.Min(options.BatchSize, texts.Count);

    /// <summary>Steps of an epoch; the texts that do not fill a batch are left for another epoch.</summary>
    public int StepsPerEpoch => texts.Count / _batchSize;

    /// <summary>The state before the first epoch: each token starts as the mean of the targets of the texts it occurs in.</summary>
    public TrainingState Start()
    {
        var state = new TrainingState(vocabularySize * _dimensions);
        var random = new SplitMix64(options.Seed);
        for (var i = 0; i < state.Parameters.Length; i++)
            state.Parameters[i] = (float)(InitScale * (random.NextDouble() * 2 - 1));
        return state;
    }

    internal static double InitScale = 0.05;

    /// <summary>Trains one epoch.</summary>
    /// <param name="state">Is moved on by one epoch.</param>
    /// <param name="onStep">Told of each step done in this epoch and the batch's losses before it.</param>
    /// <param name="cancellationToken">Ends the epoch between steps; the state is then of no use.</param>
    /// <returns>The mean losses of the epoch.</returns>
    public DistillationLosses TrainEpoch(
        TrainingState state, Action<int, DistillationLosses>? onStep, CancellationToken cancellationToken)
    {
        var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        var pooled = new PooledTexts(texts, _dimensions, _batchSize, threads);
        var loss = new SimilarityLoss(_dimensions, _batchSize, options.SimilarityWeight, threads);
        var adam = new AdamOptimizer(threads);
        var teacher = new float[_batchSize * _dimensions];
        var gradient = new float[_batchSize * _dimensions];
        var tableGradient = new float[state.Parameters.Length];
        var order = Order(state.Epoch);
        double cosine = 0, error = 0;
        for (var step = 0; step < StepsPerEpoch; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = order.AsMemory(step * _batchSize, _batchSize);
            pooled.Forward(state.Parameters, batch);
            Gather(batch.Span, teacher);
            var losses = loss.Compute(pooled.Vectors, teacher, gradient, _batchSize);
            pooled.Backward(gradient, batch, tableGradient);
            adam.Step(state, tableGradient, Rate(state.Step));
            (cosine, error) = (cosine + losses.Cosine, error + losses.SimilarityError);
            onStep?.Invoke(step + 1, losses);
        }

        state.Epoch++;
        return new DistillationLosses(cosine / StepsPerEpoch, error / StepsPerEpoch);
    }

    // An epoch's order depends on its number, not on those before it, so that a resumed training goes on as it would have.
    int[] Order(int epoch)
    {
        var order = Enumerable.Range(0, texts.Count).ToArray();
        new SplitMix64(options.Seed ^ (0x5DEECE66DUL * (ulong)(epoch + 1))).Shuffle<int>(order);
        return order;
    }

    void Gather(ReadOnlySpan<int> batch, float[] teacher)
    {
        for (var i = 0; i < batch.Length; i++)
            targets.AsSpan(batch[i] * _dimensions, _dimensions).CopyTo(teacher.AsSpan(i * _dimensions));
    }

    double Rate(int step)
    {
        var share = (double)step / (options.Epochs * StepsPerEpoch);
        return options.LearningRate * (1 + Math.Cos(Math.PI * share)) / 2;
    }
}
