namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// Learns one vector a token so that the mean of a text's token vectors points where the teacher's vector of the text points. The
/// lengths of the token vectors are learnt with their directions: they weigh the words.
/// </summary>
/// <param name="options">Epochs, batches, rate, weight, seed, and how many threads, at least 1.</param>
/// <param name="texts">The texts as tokens.</param>
/// <param name="targets">The teacher's vectors of the texts, projected, of length 1: <c>[texts, dimensions]</c>.</param>
/// <param name="vocabularySize">Token vectors to learn.</param>
sealed class TokenVectorTrainer(DistillationOptions options, TokenizedTexts texts, float[] targets, int vocabularySize)
{
    // Small beside what Adam's steps add up to, so that no noise of the start is left in tokens that are rare.
    const double StartScale = 0.01;

    readonly int _dimensions = options.Dimensions;
    readonly int _batchSize = Math.Min(options.BatchSize, texts.Count);

    /// <summary>Steps of an epoch; the texts that do not fill a batch are left for another epoch.</summary>
    public int StepsPerEpoch => texts.Count / _batchSize;

    /// <summary>The state before the first epoch: small random vectors.</summary>
    public TrainingState Start()
    {
        var state = new TrainingState(vocabularySize * _dimensions);
        var random = new SplitMix64(options.Seed);
        for (var i = 0; i < state.Parameters.Length; i++)
            state.Parameters[i] = (float)(StartScale * (random.NextDouble() * 2 - 1));
        return state;
    }

    /// <summary>Trains one epoch.</summary>
    /// <param name="state">Is moved on by one epoch.</param>
    /// <param name="onStep">Told the losses of each step's batch, as they were before the step.</param>
    /// <param name="cancellationToken">Ends the epoch between steps; the state is then of no use.</param>
    public void TrainEpoch(TrainingState state, Action<DistillationLosses> onStep, CancellationToken cancellationToken)
    {
        var pooled = new PooledTexts(texts, _dimensions, _batchSize, options.Threads);
        var loss = new SimilarityLoss(_dimensions, _batchSize, options.SimilarityWeight, options.Threads);
        var adam = new AdamOptimizer(options.Threads);
        var teacher = new float[_batchSize * _dimensions];
        var gradient = new float[_batchSize * _dimensions];
        var tableGradient = new float[state.Parameters.Length];
        var order = Order(state.Epochs.Count);
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
            onStep(losses);
        }

        state.Epochs.Add(new DistillationLosses(cosine / StepsPerEpoch, error / StepsPerEpoch));
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
