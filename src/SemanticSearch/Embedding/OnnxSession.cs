using Microsoft.ML.OnnxRuntime;

namespace SemanticSearch.Embedding;

/// <summary>Opens networks in ONNX Runtime, and runs them so that they can be cancelled.</summary>
static class OnnxSession
{
    /// <summary>Token ids, int64 <c>[batch, tokens]</c>.</summary>
    public const string InputIds = "input_ids";

    /// <summary>1 for a token, 0 for padding, int64 <c>[batch, tokens]</c>.</summary>
    public const string AttentionMask = "attention_mask";

    /// <summary>0 for the first text of a pair, 1 for the second, int64 <c>[batch, tokens]</c>.</summary>
    public const string TokenTypeIds = "token_type_ids";

    /// <summary>Loads a network.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: not an ONNX file that runs here.</exception>
    public static InferenceSession Open(string file)
    {
        try
        {
            using var options = SingleThreaded();
            return new InferenceSession(file, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new SemanticSearchException(
                ErrorKind.UnusableModel, $"'{file}' cannot be loaded by ONNX Runtime: {FirstLine(e)}; fetch the model again", e);
        }
    }

    /// <summary>Says which inputs are wanted that nobody can give, or null if there are none.</summary>
    public static string? UnknownInputs(InferenceSession session)
    {
        var inputs = session.InputMetadata.Keys;
        return inputs.Except([InputIds, AttentionMask, TokenTypeIds]).Any() || !inputs.Contains(InputIds)
            ? $"wants the inputs {string.Join(", ", inputs)}; supported are input_ids, attention_mask and token_type_ids"
            : null;
    }

    /// <summary>The first cells as a tensor <c>[rows, columns]</c>, not copied.</summary>
    public static OrtValue Tensor(long[] cells, int rows, int columns) => OrtValue.CreateTensorValueFromMemory(
        OrtMemoryInfo.DefaultInstance, cells.AsMemory(0, rows * columns), [rows, columns]);

    /// <summary>Runs a network.</summary>
    /// <param name="run">Runs the network with these options.</param>
    /// <param name="cancellationToken">Ends the run between operators.</param>
    public static void Run(Action<RunOptions> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var options = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var cancellation = cancellationToken.Register(static state => ((RunOptions)state!).Terminate = true, options);
        try
        {
            run(options);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>The first line of an error's message, which says enough.</summary>
    public static string FirstLine(Exception e) => e.Message.Split('\n')[0].Trim();

    // Parallelism comes from several runs at once: with one thread a run, no core waits for another at every operator. Spinning
    // would take the cores from whoever else works on this machine.
    static SessionOptions SingleThreaded()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }
}
