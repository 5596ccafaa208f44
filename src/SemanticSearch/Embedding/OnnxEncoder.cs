using System.Buffers;
using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace SemanticSearch.Embedding;

/// <summary>
/// Runs a transformer in ONNX Runtime: token ids in, pooled unit vectors out. One session, one thread a call; callers run several
/// calls at once. Safe from any thread until disposed.
/// </summary>
sealed class OnnxEncoder : IDisposable
{
    readonly string _file;
    readonly InferenceSession _session;
    readonly string[] _inputs;
    readonly string[] _outputs;
    readonly Pooling _pooling;
    readonly int _dimensions;
    readonly int _padId;

    OnnxEncoder(string file, InferenceSession session, Pooling pooling, int dimensions, int padId)
    {
        _file = file;
        _session = session;
        _inputs = [.. session.InputMetadata.Keys];
        _outputs = [TokenOutput(session)];
        _pooling = pooling;
        _dimensions = dimensions;
        _padId = padId;
    }

    /// <summary>Loads a model file.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: not an ONNX file that runs here, or its inputs,
    /// outputs or dimensions are not those of a sentence model with these facts.</exception>
    public static OnnxEncoder Load(string file, ModelFacts facts, int padId)
    {
        var session = OnnxSession.Open(file);
        if (Mismatch(session, facts) is { } mismatch)
        {
            session.Dispose();
            throw new SemanticSearchException(ErrorKind.UnusableModel, $"'{file}' {mismatch}");
        }

        return new OnnxEncoder(file, session, facts.Pooling, facts.Dimensions, padId);
    }

    /// <summary>Embeds a batch.</summary>
    /// <param name="batch">Texts of similar length; shorter ones are padded to the longest.</param>
    /// <param name="vectors">Receives <c>[texts, dimensions]</c>: each text's vector at its <see cref="TokenizedText.Position"/>.</param>
    /// <param name="cancellationToken">Ends the run between operators.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: the run fails.</exception>
    public void Encode(ReadOnlySpan<TokenizedText> batch, Memory<float> vectors, CancellationToken cancellationToken)
    {
        var length = LongestOf(batch);
        var cells = batch.Length * length;
        var ids = ArrayPool<long>.Shared.Rent(cells);
        var mask = ArrayPool<long>.Shared.Rent(cells);
        var types = ArrayPool<long>.Shared.Rent(cells);
        var states = ArrayPool<float>.Shared.Rent(cells * _dimensions);
        try
        {
            Fill(batch, length, ids, mask);
            types.AsSpan(0, cells).Clear();
            Run(ids, mask, types, states, batch.Length, length, cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                var text = batch[i];
                TextPooling.Pool(
                    _pooling,
                    states.AsSpan(i * length * _dimensions, text.Ids.Length * _dimensions),
                    vectors.Span.Slice(text.Position * _dimensions, _dimensions));
            }
        }
        finally
        {
            ArrayPool<long>.Shared.Return(ids);
            ArrayPool<long>.Shared.Return(mask);
            ArrayPool<long>.Shared.Return(types);
            ArrayPool<float>.Shared.Return(states);
        }
    }

    /// <summary>Whether the model has an embedding for a token id.</summary>
    public bool Knows(int tokenId)
    {
        try
        {
            Encode([new TokenizedText(0, [tokenId], false)], new float[_dimensions], CancellationToken.None);
            return true;
        }
        catch (SemanticSearchException e) when (e.Kind == ErrorKind.UnusableModel)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether a text's vector changes with the texts beside it. So it is with dynamically quantised models: the range of an
    /// activation is taken over the whole batch (https://onnx.ai/onnx/operators/onnx__DynamicQuantizeLinear.html), and a short text
    /// among long ones may move by a cosine of 0.04.
    /// </summary>
    /// <param name="vocabularySize">The model's tokens: the probing texts are spread over them.</param>
    public bool DependsOnBatch(int vocabularySize)
    {
        const float Rounding = 1e-3f;
        const int Stride = 7_919;
        var ids = Enumerable.Range(1, 64).Select(i => (int)((long)i * Stride % vocabularySize)).ToArray();
        var shorter = new TokenizedText(0, ids[..4], false);
        var longer = new TokenizedText(1, ids, false);
        var alone = new float[_dimensions];
        var together = new float[2 * _dimensions];
        Encode([shorter], alone, CancellationToken.None);
        Encode([shorter, longer], together, CancellationToken.None);
        return TensorPrimitives.Distance(alone, together.AsSpan(0, _dimensions)) > Rounding;
    }

    /// <summary>
    /// Whether the order of a text's words matters to its vector. It does not to a static model, which takes the mean of its words' vectors.
    /// </summary>
    /// <param name="vocabularySize">The model's tokens.</param>
    public bool ReadsOrder(int vocabularySize)
    {
        const float Rounding = 1e-3f;
        int[] ids = [.. Enumerable.Range(1, 8).Select(i => i * (vocabularySize - 1) / 8)];
        var forwards = new float[_dimensions];
        var backwards = new float[_dimensions];
        Encode([new TokenizedText(0, ids, false)], forwards, CancellationToken.None);
        Encode([new TokenizedText(0, [.. ids.Reverse()], false)], backwards, CancellationToken.None);
        return TensorPrimitives.Distance(forwards, backwards) > Rounding;
    }

    /// <summary>The states of all tokens before pooling, <c>[vocabulary, dimensions]</c>; of use where a token's state does not depend on
    /// the others, as in a static model.</summary>
    /// <param name="vocabularySize">The model's tokens.</param>
    public float[] TokenStates(int vocabularySize)
    {
        const int Portion = 4_096;
        var states = new float[vocabularySize * _dimensions];
        for (var from = 0; from < vocabularySize; from += Portion)
        {
            var count = Math.Min(Portion, vocabularySize - from);
            var ids = Enumerable.Range(from, count).Select(id => (long)id).ToArray();
            var portion = new float[count * _dimensions];
            Run(ids, [.. Enumerable.Repeat(1L, count)], new long[count], portion, 1, count, CancellationToken.None);
            portion.CopyTo(states, from * _dimensions);
        }

        return states;
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    void Run(long[] ids, long[] mask, long[] types, float[] states, int texts, int length, CancellationToken cancellationToken)
    {
        using var idValue = OnnxSession.Tensor(ids, texts, length);
        using var maskValue = OnnxSession.Tensor(mask, texts, length);
        using var typeValue = OnnxSession.Tensor(types, texts, length);
        using var output = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, states.AsMemory(0, texts * length * _dimensions), [texts, length, _dimensions]);
        var values = Array.ConvertAll(_inputs, name => name switch
        {
            OnnxSession.InputIds => idValue,
            OnnxSession.AttentionMask => maskValue,
            _ => typeValue,
        });
        try
        {
            OnnxSession.Run(options => _session.Run(options, _inputs, values, _outputs, [output]), cancellationToken);
        }
        catch (OnnxRuntimeException e)
        {
            throw new SemanticSearchException(
                ErrorKind.UnusableModel, $"'{_file}' fails: {OnnxSession.FirstLine(e)}; fetch the model again", e);
        }
    }

    void Fill(ReadOnlySpan<TokenizedText> batch, int length, long[] ids, long[] mask)
    {
        for (var row = 0; row < batch.Length; row++)
        {
            var text = batch[row].Ids;
            var offset = row * length;
            for (var i = 0; i < text.Length; i++)
                ids[offset + i] = text[i];
            ids.AsSpan(offset + text.Length, length - text.Length).Fill(_padId);
            mask.AsSpan(offset, text.Length).Fill(1);
            mask.AsSpan(offset + text.Length, length - text.Length).Clear();
        }
    }

    static int LongestOf(ReadOnlySpan<TokenizedText> batch)
    {
        var longest = 0;
        foreach (var text in batch)
            longest = Math.Max(longest, text.Ids.Length);
        return longest;
    }

    static string? Mismatch(InferenceSession session, ModelFacts facts)
    {
        if (OnnxSession.UnknownInputs(session) is { } unknown)
            return unknown;
        var shape = session.OutputMetadata[TokenOutput(session)].Dimensions;
        if (shape.Length != 3)
            return $"gives an output of {shape.Length} dimensions, not the token vectors [batch, tokens, dimensions]";
        return shape[2] > 0 && shape[2] != facts.Dimensions
            ? $"gives vectors of {shape[2]} dimensions, but model.json says {facts.Dimensions}"
            : null;
    }

    static string TokenOutput(InferenceSession session) =>
        session.OutputMetadata.ContainsKey("last_hidden_state") ? "last_hidden_state" : session.OutputMetadata.Keys.First();
}
