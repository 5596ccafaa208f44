using System.Buffers;
using Microsoft.ML.OnnxRuntime;

namespace SemanticSearch.Embedding.Reranking;

/// <summary>
/// Runs a cross-encoder in ONNX Runtime: pairs in, their relevance out. One session, one thread a call; callers run several calls at
/// once. Safe from any thread until disposed.
/// </summary>
sealed class PairNetwork : IDisposable
{
    readonly string _file;
    readonly InferenceSession _session;
    readonly string[] _inputs;
    readonly string[] _outputs;
    readonly int _padId;

    PairNetwork(string file, InferenceSession session, int padId)
    {
        _file = file;
        _session = session;
        _inputs = [.. session.InputMetadata.Keys];
        _outputs = [LogitsOutput(session)];
        _padId = padId;
    }

    /// <summary>Loads a model file.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: not an ONNX file that runs here, or its inputs
    /// or outputs are not those of a cross-encoder.</exception>
    public static PairNetwork Load(string file, int padId)
    {
        var session = OnnxSession.Open(file);
        if ((OnnxSession.UnknownInputs(session) ?? OutputProblem(session)) is { } problem)
        {
            session.Dispose();
            throw new SemanticSearchException(ErrorKind.UnusableModel, $"'{file}' {problem}");
        }

        return new PairNetwork(file, session, padId);
    }

    /// <summary>Scores a batch.</summary>
    /// <param name="batch">Pairs of similar length; shorter ones are padded to the longest.</param>
    /// <param name="cancellationToken">Ends the run between operators.</param>
    /// <returns>The relevance of each pair, 0 to 1.</returns>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: the run fails, or gives no probabilities.</exception>
    public float[] Score(ReadOnlySpan<TokenizedPair> batch, CancellationToken cancellationToken)
    {
        var length = 0;
        foreach (var pair in batch)
            length = Math.Max(length, pair.Text.Ids.Length);
        var cells = batch.Length * length;
        var ids = ArrayPool<long>.Shared.Rent(cells);
        var mask = ArrayPool<long>.Shared.Rent(cells);
        var types = ArrayPool<long>.Shared.Rent(cells);
        try
        {
            Fill(batch, length, ids, mask, types);
            return Run(ids, mask, types, batch.Length, length, cancellationToken);
        }
        catch (OnnxRuntimeException e)
        {
            throw new SemanticSearchException(
                ErrorKind.UnusableModel, $"'{_file}' fails: {OnnxSession.FirstLine(e)}; fetch the model again", e);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(ids);
            ArrayPool<long>.Shared.Return(mask);
            ArrayPool<long>.Shared.Return(types);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    float[] Run(long[] ids, long[] mask, long[] types, int pairs, int length, CancellationToken cancellationToken)
    {
        using var idValue = OnnxSession.Tensor(ids, pairs, length);
        using var maskValue = OnnxSession.Tensor(mask, pairs, length);
        using var typeValue = OnnxSession.Tensor(types, pairs, length);
        var values = Array.ConvertAll(_inputs, name => name switch
        {
            OnnxSession.InputIds => idValue,
            OnnxSession.AttentionMask => maskValue,
            _ => typeValue,
        });
        float[] scores = [];
        OnnxSession.Run(
            options =>
            {
                using var results = _session.Run(options, _inputs, values, _outputs);
                scores = Relevance.Of(results[0].GetTensorDataAsSpan<float>(), pairs);
            },
            cancellationToken);
        return Array.TrueForAll(scores, float.IsFinite)
            ? scores
            : throw new SemanticSearchException(
                ErrorKind.UnusableModel, $"'{_file}' gives a score that is no number; fetch the model again");
    }

    void Fill(ReadOnlySpan<TokenizedPair> batch, int length, long[] ids, long[] mask, long[] types)
    {
        for (var row = 0; row < batch.Length; row++)
        {
            var (text, second) = (batch[row].Text.Ids, batch[row].SecondStart);
            var offset = row * length;
            for (var i = 0; i < text.Length; i++)
                ids[offset + i] = text[i];
            ids.AsSpan(offset + text.Length, length - text.Length).Fill(_padId);
            mask.AsSpan(offset, text.Length).Fill(1);
            mask.AsSpan(offset + text.Length, length - text.Length).Clear();
            types.AsSpan(offset, length).Clear();
            types.AsSpan(offset + second, text.Length - second).Fill(1);
        }
    }

    static string LogitsOutput(InferenceSession session) =>
        session.OutputMetadata.ContainsKey("logits") ? "logits" : session.OutputMetadata.Keys.First();

    static string? OutputProblem(InferenceSession session)
    {
        var output = session.OutputMetadata[LogitsOutput(session)];
        var shape = output.Dimensions;
        return output.ElementType == typeof(float) && (shape.Length == 1 || shape.Length == 2 && shape[1] is -1 or 1 or 2)
            ? null
            : $"gives an output [{string.Join(", ", shape)}] of {output.ElementType.Name}, not one or two float logits a pair; "
                + "it is no cross-encoder";
    }
}
